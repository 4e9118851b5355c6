// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded pairs: what stands in a file, and what the map makes of it.
#include "geo/PlaceFile.h"

#include <gtest/gtest.h>

#include <random>

namespace trucban::geo {
namespace {

PlaceFile readOk(std::string_view text, PlaceFormat format) {
    const auto file = readPlaceFile(text, format);
    EXPECT_TRUE(file.has_value()) << (file ? "" : sentenceOf(file.error()));
    return file.value_or(PlaceFile{});
}

PlaceFileFault faultOf(std::string_view text, PlaceFormat format) {
    const auto file = readPlaceFile(text, format);
    EXPECT_FALSE(file.has_value()) << text.substr(0, 80);
    return file ? PlaceFileFault::tooLarge : file.error();
}

const MarkedPlace kMarket{.name = "Chợ Bến Thành", .note = "Lê Lợi", .at = {.lat = 10.7725, .lon = 106.698}};

TEST(PlaceFile, isKnownByItsName) {
    for (const char* name : {"a.geojson", "A.GeoJSON", "b.json", "c.CSV", "d.txt", "e.kml"}) {
        EXPECT_TRUE(isPlaceFileName(name)) << name;
    }
    for (const char* name : {"a.mappack", "b.mbtiles", "c.kmz", "csv", ""}) {
        EXPECT_FALSE(isPlaceFileName(name)) << name;
    }
    EXPECT_EQ(formatOf("x.KML"), PlaceFormat::kml);
    EXPECT_EQ(formatOf("x.json"), PlaceFormat::geoJson);
    EXPECT_EQ(formatOf("x.txt"), PlaceFormat::csv);
}

TEST(PlaceFile, readsCsvAsSpreadsheetsWriteIt) {
    for (const char* text : {
             "name,note,lat,lon\nChợ Bến Thành,Lê Lợi,10.7725,106.698\n",
             "\xEF\xBB\xBFTên;Địa chỉ;Vĩ độ;Kinh độ\r\nChợ Bến Thành;Lê Lợi;10,7725;106,698\r\n",
             "ten\tghi chu\tkinh do\tvi do\nChợ Bến Thành\tLê Lợi\t106.698\t10.7725",
             "TÊN GỌI,TỌA ĐỘ,MÔ TẢ\n\"Chợ Bến\nThành\",\"10.7725, 106.698\",Lê Lợi\n\n",
             "sep=;\nlatitude;longitude;title;description\n 10.7725 ;+106.698;\"Chợ Bến Thành\";\"Lê Lợi\"\n",
         }) {
        const PlaceFile file = readOk(text, PlaceFormat::csv);
        ASSERT_EQ(file.places.size(), 1u) << text;
        EXPECT_EQ(file.places.front(), kMarket) << text;
        EXPECT_EQ(file.problemCount, 0u) << text;
    }
}

TEST(PlaceFile, saysWhichRowsOfACsvItLeftOutAndWhy) {
    const PlaceFile file =
        readOk("name,lat,lon\nA,10,106\nB,,\nC,x,106\n\"D\nD\",91,106\nE,10\nF,10,106\n", PlaceFormat::csv);
    EXPECT_EQ(file.places.size(), 2u);
    EXPECT_EQ(file.problems, (std::vector<RowProblem>{{3, RowFault::noPosition},
                                                      {4, RowFault::badPosition},
                                                      {5, RowFault::outside},
                                                      {7, RowFault::badPosition}}));
}

TEST(PlaceFile, readsGeoJson) {
    const PlaceFile file = readOk(R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"Tên":"Chợ Bến Thành","Địa chỉ":"Lê Lợi"},
         "geometry":{"type":"Point","coordinates":[106.698,10.7725,3]}},
        {"type":"Feature","properties":{"name":"Tuyến"},
         "geometry":{"type":"LineString","coordinates":[[106,10],[106.1,10.1]]}},
        {"type":"Feature","properties":null,
         "geometry":{"type":"Polygon","coordinates":[[[106,10],[106.1,10],[106.1,10.1],[106,10]],[[1,1]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
            {"type":"MultiPoint","coordinates":[[106,10],[107,11]]}]}},
        {"type":"Feature","properties":{},"geometry":null},
        {"type":"Feature","geometry":{"type":"Circle","coordinates":[]}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":["a",1]}},
        7]})",
                                  PlaceFormat::geoJson);
    ASSERT_EQ(file.places.size(), 3u);
    EXPECT_EQ(file.places.front(), kMarket);
    ASSERT_EQ(file.shapes.size(), 2u);
    EXPECT_EQ(file.shapes.front().name, "Tuyến");
    EXPECT_FALSE(file.shapes.front().isArea);
    EXPECT_TRUE(file.shapes.back().isArea);
    EXPECT_EQ(file.shapes.back().points.size(), 3u);
    EXPECT_EQ(file.problems, (std::vector<RowProblem>{{5, RowFault::noPosition},
                                                      {6, RowFault::unknownShape},
                                                      {7, RowFault::badPosition},
                                                      {8, RowFault::unknownShape}}));
}

TEST(PlaceFile, readsASingleFeatureAndABareGeometry) {
    EXPECT_EQ(readOk(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[106,10]}})", PlaceFormat::geoJson)
                  .places.size(),
              1u);
    EXPECT_EQ(readOk(R"({"type":"Point","coordinates":[106,10]})", PlaceFormat::geoJson).places.size(), 1u);
}

TEST(PlaceFile, readsKml) {
    const PlaceFile file = readOk(R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Không phải nơi nào</name><Folder>
<Placemark><Point><coordinates> 106.698,10.7725,0 </coordinates></Point>
  <name>Chợ <![CDATA[Bến Thành]]></name><description>Lê Lợi</description><ExtendedData><name>x</name></ExtendedData></Placemark>
<Placemark><name>Tuyến</name><LineString><coordinates>106,10 106.1,10.1
 106.2,10.2</coordinates></LineString></Placemark>
<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>106,10 107,10 107,11 106,10</coordinates></LinearRing></outerBoundaryIs>
 <innerBoundaryIs><LinearRing><coordinates>106,10 107,10 107,11 106,10</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
<Placemark><name>Trống</name></Placemark>
<Placemark><Point><coordinates>abc</coordinates></Point></Placemark>
<Placemark><Point><coordinates>200,10</coordinates></Point></Placemark>
</Folder></Document></kml>)",
                                  PlaceFormat::kml);
    ASSERT_EQ(file.places.size(), 1u);
    EXPECT_EQ(file.places.front(), kMarket);
    ASSERT_EQ(file.shapes.size(), 2u);
    EXPECT_EQ(file.shapes.front().points.size(), 3u);
    EXPECT_TRUE(file.shapes.back().isArea);
    EXPECT_EQ(file.problems,
              (std::vector<RowProblem>{{4, RowFault::noPosition}, {5, RowFault::badPosition}, {6, RowFault::outside}}));
}

TEST(PlaceFile, refusesWhatIsNoPlaceFile) {
    using enum PlaceFileFault;
    EXPECT_EQ(faultOf("", PlaceFormat::csv), noHeader);
    EXPECT_EQ(faultOf("name,address\nA,B\n", PlaceFormat::csv), noHeader);
    EXPECT_EQ(faultOf("lat,lon\n", PlaceFormat::csv), noPlaces);
    EXPECT_EQ(faultOf("lat,lon\nx,y\n", PlaceFormat::csv), noPlaces);
    EXPECT_EQ(faultOf("lat,lon\n\xff\xfe,1\n", PlaceFormat::csv), notUtf8);
    EXPECT_EQ(faultOf(std::string(PlaceFile::kMostBytes + 1, 'a'), PlaceFormat::csv), tooLarge);
    EXPECT_EQ(faultOf("{\"type\":", PlaceFormat::geoJson), notJson);
    EXPECT_EQ(faultOf(std::string(100'000, '['), PlaceFormat::geoJson), notJson);
    EXPECT_EQ(faultOf("[]", PlaceFormat::geoJson), notFeatures);
    EXPECT_EQ(faultOf("{\"type\":\"Topology\"}", PlaceFormat::geoJson), notFeatures);
    EXPECT_EQ(faultOf("{\"type\":\"FeatureCollection\",\"features\":{}}", PlaceFormat::geoJson), notFeatures);
    EXPECT_EQ(faultOf("{\"type\":\"FeatureCollection\",\"features\":[]}", PlaceFormat::geoJson), noPlaces);
    EXPECT_EQ(faultOf("<kml>", PlaceFormat::kml), notXml);
    EXPECT_EQ(faultOf("<html></html>", PlaceFormat::kml), notKml);
    EXPECT_EQ(faultOf("<kml></kml>", PlaceFormat::kml), noPlaces);
    EXPECT_EQ(faultOf("<!DOCTYPE kml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><kml>&b;</kml>", PlaceFormat::kml),
              hasDoctype);
    std::string deep = "<kml>";
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(faultOf(deep, PlaceFormat::kml), notXml);
}

TEST(PlaceFile, isBounded) {
    std::string text = "name,lat,lon\n";
    for (std::size_t i = 0; i < PlaceFile::kMostPlaces + 10; ++i) {
        text += "A,10,106\n";
    }
    const PlaceFile many = readOk(text, PlaceFormat::csv);
    EXPECT_EQ(many.places.size(), PlaceFile::kMostPlaces);
    EXPECT_TRUE(many.isCut);
    std::string bad = "name,lat,lon\nA,10,106\n";
    for (int i = 0; i < 1'000; ++i) {
        bad += "A,x,106\n";
    }
    const PlaceFile wrong = readOk(bad, PlaceFormat::csv);
    EXPECT_EQ(wrong.problems.size(), PlaceFile::kMostListed);
    EXPECT_EQ(wrong.problemCount, 1'000u);
    const PlaceFile named = readOk("name,lat,lon\n" + std::string(5'000, 'x') + ",10,106\n", PlaceFormat::csv);
    EXPECT_EQ(named.places.front().name.size(), PlaceFile::kLongestName);
}

// Whatever is cut, doubled or turned over in a file: an answer, and never a place outside the world.
TEST(PlaceFile, survivesDamage) {
    const std::pair<PlaceFormat, std::string> files[]{
        {PlaceFormat::csv, "name;lat;lon\n\"A\";10,5;106,5\nB;\"11\";107\n"},
        {PlaceFormat::geoJson, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"x"},
            "geometry":{"type":"Polygon","coordinates":[[[106,10],[107,10],[107,11],[106,10]]]}}]})"},
        {PlaceFormat::kml, "<kml><Placemark><name>A</name><Point><coordinates>106,10</coordinates></Point></Placemark>"
                           "<Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></kml>"}};
    std::mt19937 random{7};
    for (const auto& [format, good] : files) {
        for (int run = 0; run < 3'000; ++run) {
            std::string text = good;
            for (int changes = 0; changes < 4 && !text.empty(); ++changes) {
                const std::size_t at = random() % text.size();
                switch (random() % 4) {
                case 0:
                    text[at] = static_cast<char>(random() % 128);
                    break;
                case 1:
                    text.erase(at, random() % 8);
                    break;
                case 2:
                    text.insert(at, text.substr(random() % text.size(), random() % 20));
                    break;
                default:
                    text.resize(at + 1);
                }
            }
            if (const auto file = readPlaceFile(text, format)) {
                for (const MarkedPlace& place : file->places) {
                    ASSERT_TRUE(place.at.isValid()) << text;
                }
            }
        }
    }
}

TEST(PlaceFile, hasASentenceForEachFault) {
    for (int i = 0; i <= static_cast<int>(PlaceFileFault::noPlaces); ++i) {
        EXPECT_FALSE(sentenceOf(static_cast<PlaceFileFault>(i)).empty());
    }
    for (int i = 0; i <= static_cast<int>(RowFault::unknownShape); ++i) {
        EXPECT_FALSE(sentenceOf(static_cast<RowFault>(i)).empty());
    }
}

} // namespace
} // namespace trucban::geo
