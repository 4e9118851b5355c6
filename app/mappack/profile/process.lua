-- SPDX-License-Identifier: GPL-3.0-or-later
-- What of OpenStreetMap goes into which tile layer, and from which zoom on; app/geo/TileSchema.h names what comes out.
-- Run by tilemaker 3 for each object.

node_keys = { "place", "amenity", "shop", "office", "railway", "aeroway", "public_transport", "tourism", "addr:housenumber" }
way_keys = { "boundary", "highway", "railway", "waterway", "natural", "landuse", "leisure", "building", "aeroway", "amenity",
    "shop", "office", "tourism", "place", "military", "water", "addr:housenumber" }

local function set(...)
    local result = {}
    for _, value in ipairs({ ... }) do
        result[value] = true
    end
    return result
end

-- class, lowest zoom, height in the pile
local roads = {
    motorway = { "motorway", 5, 9 }, trunk = { "trunk", 6, 8 }, primary = { "primary", 8, 7 },
    secondary = { "secondary", 10, 6 }, tertiary = { "tertiary", 11, 5 },
    motorway_link = { "motorway", 11, 8 }, trunk_link = { "trunk", 11, 7 }, primary_link = { "primary", 12, 6 },
    secondary_link = { "secondary", 13, 5 }, tertiary_link = { "tertiary", 13, 4 },
    unclassified = { "minor", 12, 4 }, residential = { "minor", 12, 4 }, road = { "minor", 12, 4 },
    living_street = { "minor", 13, 3 }, service = { "service", 13, 2 }, track = { "track", 13, 2 },
    pedestrian = { "pedestrian", 13, 3 }, footway = { "path", 14, 1 }, path = { "path", 14, 1 },
    cycleway = { "path", 14, 1 }, steps = { "path", 14, 1 }, bridleway = { "path", 14, 1 },
}

local places = {
    city = { 5, 1 }, town = { 8, 2 }, suburb = { 11, 3 }, village = { 11, 4 }, quarter = { 12, 5 },
    hamlet = { 13, 6 }, neighbourhood = { 13, 6 }, island = { 10, 4 }, locality = { 14, 7 },
}

local water_uses = set("reservoir", "basin", "salt_pond")
local land_uses = {
    forest = "wood", wood = "wood", grass = "grass", meadow = "grass", village_green = "grass", recreation_ground = "park",
    park = "park", garden = "park", nature_reserve = "wood", golf_course = "grass", pitch = "pitch", playground = "park",
    stadium = "pitch", sports_centre = "pitch", track = "pitch", farmland = "farm", farmyard = "farm", orchard = "farm",
    plant_nursery = "farm", residential = "residential", industrial = "industrial", commercial = "commercial",
    retail = "commercial", cemetery = "cemetery", military = "military", wetland = "wetland", beach = "sand", sand = "sand",
    scrub = "wood", heath = "grass", aquaculture = "wetland",
}

-- class, lowest zoom: what an officer looks for first
local pois = {
    police = { "police", 12 }, fire_station = { "fire_station", 12 }, hospital = { "hospital", 12 }, clinic = { "clinic", 14 },
    doctors = { "clinic", 14 }, school = { "school", 13 }, kindergarten = { "school", 14 }, university = { "university", 13 },
    college = { "university", 13 }, marketplace = { "market", 13 }, townhall = { "townhall", 13 }, courthouse = { "townhall", 13 },
    embassy = { "embassy", 14 }, bus_station = { "bus_station", 13 }, fuel = { "fuel", 14 }, bank = { "bank", 14 },
    place_of_worship = { "worship", 14 }, pharmacy = { "pharmacy", 14 }, cinema = { "landmark", 14 }, theatre = { "landmark", 14 },
    library = { "landmark", 14 }, post_office = { "post", 14 }, bar = { "nightlife", 14 }, nightclub = { "nightlife", 14 },
}
local shops = { mall = { "market", 13 }, supermarket = { "market", 14 }, department_store = { "market", 13 } }
local sights = { hotel = { "hotel", 14 }, museum = { "landmark", 14 }, attraction = { "landmark", 14 }, hostel = { "hotel", 14 } }

local function name_of()
    local name = Find("name:vi")
    if name == "" then
        name = Find("name")
    end
    return name
end

local function set_name()
    local name = name_of()
    if name ~= "" then
        Attribute("name", name)
    end
end

local function poi_of()
    local found = pois[Find("amenity")] or shops[Find("shop")] or sights[Find("tourism")]
    if found then
        return found
    end
    if Find("railway") == "station" then
        return { "station", 13 }
    end
    if Find("office") == "government" then
        return { "townhall", 14 }
    end
    return nil
end

local function add_poi(as_centre)
    local poi = poi_of()
    if not poi then
        return
    end
    if as_centre then
        LayerAsCentroid("poi")
    else
        Layer("poi", false)
    end
    MinZoom(poi[2])
    Attribute("class", poi[1])
    set_name()
end

local function add_house_number(as_centre)
    local number = Find("addr:housenumber")
    if number == "" then
        return
    end
    if as_centre then
        LayerAsCentroid("housenumber")
    else
        Layer("housenumber", false)
    end
    MinZoom(14)
    Attribute("number", number)
end

local function add_place(as_centre)
    local place = places[Find("place")]
    if not place or name_of() == "" then
        return
    end
    if as_centre then
        LayerAsCentroid("place")
    else
        Layer("place", false)
    end
    MinZoom(place[1])
    Attribute("class", Find("place"))
    AttributeNumeric("rank", place[2])
    set_name()
end

function node_function()
    add_place(false)
    add_poi(false)
    add_house_number(false)
end

local function flag(key)
    local value = Find(key)
    if value ~= "" and value ~= "no" then
        AttributeBoolean(key, true)
    end
end

local function add_road()
    local highway = Find("highway")
    local road = roads[highway]
    if not road then
        return
    end
    local area = Find("area") == "yes" and (highway == "pedestrian" or highway == "footway" or highway == "service")
    Layer("road", area)
    local alley = Find("service") == "alley"
    MinZoom(alley and 13 or road[2])
    ZOrder(road[3])
    Attribute("class", road[1])
    if string.find(highway, "_link", 1, true) then
        AttributeBoolean("link", true)
    end
    if alley then
        AttributeBoolean("alley", true)
    end
    flag("bridge")
    flag("tunnel")
    local oneway = Find("oneway")
    if oneway == "yes" or oneway == "1" or oneway == "true" then
        AttributeNumeric("oneway", 1, 14)
    elseif oneway == "-1" then
        AttributeNumeric("oneway", -1, 14)
    end
    local name = name_of()
    if name ~= "" then
        Attribute("name", name, math.max(road[2], 11))
    end
    local ref = Find("ref")
    if ref ~= "" and road[3] >= 6 then
        Attribute("ref", ref)
    end
end

local function add_rail()
    local railway = Find("railway")
    local classes = { rail = "rail", subway = "metro", light_rail = "metro", monorail = "metro", tram = "tram" }
    local class = classes[railway]
    if not class then
        return
    end
    Layer("rail", false)
    local service = Find("service") ~= ""
    MinZoom(service and 13 or 9)
    Attribute("class", class)
    if service then
        AttributeBoolean("service", true)
    end
    flag("bridge")
    flag("tunnel")
    set_name()
end

local function area_zoom(smallest)
    -- An area is worth drawing once it is some pixels wide.
    local area = Area()
    local zoom = 14
    local needed = 20000
    while zoom > smallest and area > needed do
        zoom = zoom - 1
        needed = needed * 4
    end
    return zoom
end

local function add_water()
    local natural, waterway, landuse = Find("natural"), Find("waterway"), Find("landuse")
    local area = natural == "water" or natural == "bay" or waterway == "riverbank" or waterway == "dock" or water_uses[landuse]
    if area and IsClosed() then
        Layer("water", true)
        MinZoom(area_zoom(5))
        Attribute("class", (waterway == "riverbank" or Find("water") == "river" or Find("water") == "canal") and "river" or "lake")
        set_name()
        if name_of() ~= "" and Area() > 100000 then
            LayerAsCentroid("place")
            MinZoom(13)
            Attribute("class", "water")
            AttributeNumeric("rank", 8)
            set_name()
        end
        return true
    end
    local zooms = { river = 8, canal = 11, stream = 13, drain = 14, ditch = 14 }
    if zooms[waterway] then
        Layer("waterway", false)
        MinZoom(zooms[waterway])
        Attribute("class", waterway)
        flag("tunnel")
        set_name()
        return true
    end
    return false
end

local function add_land()
    if not IsClosed() then
        return
    end
    local class = land_uses[Find("landuse")] or land_uses[Find("natural")] or land_uses[Find("leisure")]
    if Find("military") ~= "" then
        class = "military"
    end
    local amenity = Find("amenity")
    if not class and (amenity == "school" or amenity == "university" or amenity == "college" or amenity == "kindergarten") then
        class = "school"
    elseif not class and amenity == "hospital" then
        class = "hospital"
    end
    if class then
        Layer("landuse", true)
        MinZoom(area_zoom(8))
        Attribute("class", class)
        if name_of() ~= "" and class == "park" and Area() > 5000 then
            LayerAsCentroid("poi")
            MinZoom(14)
            Attribute("class", "park")
            set_name()
        end
    end
end

local function add_building()
    local building = Find("building")
    if building == "" or building == "no" or not IsClosed() then
        return
    end
    Layer("building", true)
    MinZoom(Area() > 2000 and 13 or 14)
end

local function add_aeroway()
    local aeroway = Find("aeroway")
    if aeroway == "aerodrome" or aeroway == "apron" then
        Layer("aeroway", true)
        MinZoom(aeroway == "apron" and 12 or 10)
        Attribute("class", aeroway)
        if aeroway == "aerodrome" and name_of() ~= "" then
            LayerAsCentroid("poi")
            MinZoom(12)
            Attribute("class", "airport")
            set_name()
        end
    elseif aeroway == "runway" or aeroway == "taxiway" then
        Layer("aeroway", false)
        MinZoom(11)
        Attribute("class", aeroway)
    end
end

-- Borders are drawn once, as lines of the most important unit that they part.
function relation_scan_function()
    if Find("type") == "boundary" and Find("boundary") == "administrative" then
        Accept()
    end
end

local function add_boundary()
    local level = 99
    while true do
        local relation = NextRelation()
        if not relation then
            break
        end
        level = math.min(level, tonumber(FindInRelation("admin_level")) or 99)
    end
    if level == 99 and Find("boundary") == "administrative" then
        level = tonumber(Find("admin_level")) or 99
    end
    if level > 10 then
        return
    end
    Layer("boundary", false)
    MinZoom(level <= 4 and 4 or level <= 6 and 9 or 12)
    AttributeNumeric("level", level)
    if Find("maritime") == "yes" then
        AttributeBoolean("maritime", true)
    end
end

function way_function()
    add_boundary()
    add_road()
    add_rail()
    if not add_water() then
        add_land()
    end
    add_aeroway()
    add_building()
    add_poi(true)
    add_house_number(true)
    add_place(true)
end
