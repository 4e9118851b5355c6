// SPDX-License-Identifier: GPL-3.0-or-later
// The base map as MapCanvas.qml has it, with Qt Location's own way of showing places over it: a MapQuickItem each.
import QtLocation
import QtPositioning
import QtQuick

Item {
    id: root

    required property QtObject camera
    required property string tileUrl
    required property string cacheFolder
    required property var places
    required property url picture

    Map {
        id: map

        anchors.fill: parent
        copyrightsVisible: false
        minimumZoomLevel: 1
        center: QtPositioning.coordinate(root.camera.latitude, root.camera.longitude)
        zoomLevel: root.camera.zoomLevel
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
            PluginParameter { name: "osm.mapping.cache.texture.size"; value: 67108864 }
        }

        MapItemView {
            model: root.places
            delegate: MapQuickItem {
                required property var modelData

                coordinate: QtPositioning.coordinate(modelData.lat, modelData.lon)
                anchorPoint: Qt.point(sign.width / 2, sign.height / 2)
                sourceItem: Image {
                    id: sign
                    source: root.picture
                }
            }
        }
    }
}
