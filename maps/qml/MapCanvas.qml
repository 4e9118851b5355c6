// SPDX-License-Identifier: GPL-3.0-or-later
// Only the base map: Qt Location follows the camera, and all input is the widget's.
import QtLocation
import QtPositioning
import QtQuick

Item {
    id: root

    required property QtObject camera
    required property string tileUrl
    required property string cacheFolder
    property color background: "white"
    readonly property bool failed: map.error !== Map.NoError

    function forgetTiles() {
        map.clearData()
    }

    // All that is drawn, in the camera's pixels.
    Item {
        id: stage

        objectName: "stage"
        transformOrigin: Item.TopLeft
        scale: root.camera.magnification
        width: root.width / scale
        height: root.height / scale

        Map {
            id: map

            objectName: "baseMap"
            anchors.fill: parent
            color: root.background
            copyrightsVisible: false
            minimumZoomLevel: 1
            center: QtPositioning.coordinate(root.camera.latitude, root.camera.longitude)
            zoomLevel: root.camera.zoomLevel
            // The type made from the custom host comes after the built-in ones.
            activeMapType: supportedMapTypes[supportedMapTypes.length - 1]

            plugin: Plugin {
                name: "osm"

                PluginParameter { name: "osm.useragent"; value: "trucban" }
                PluginParameter { name: "osm.mapping.custom.host"; value: root.tileUrl }
                PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
                PluginParameter { name: "osm.mapping.prefetching_style"; value: "NoPrefetching" }
                PluginParameter { name: "osm.mapping.cache.directory"; value: root.cacheFolder }
                PluginParameter { name: "osm.mapping.cache.disk.size"; value: 0 }
                PluginParameter { name: "osm.mapping.cache.memory.size"; value: 33554432 }
                // A screen of 3840 by 2160 pixels shows up to 70 tiles of 1 MB.
                PluginParameter { name: "osm.mapping.cache.texture.size"; value: 134217728 }
            }
        }
    }
}
