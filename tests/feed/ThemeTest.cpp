// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

// The palettes are data, so what makes them usable is measured: WCAG 2.2 contrast for every pair that carries meaning,
// and distance between the chart's colours under simulated colour blindness.
namespace trucban {
namespace {

using Colour = std::array<double, 3>; ///< sRGB, 0 to 1, linear light
using Palette = std::map<std::string, Colour>;

double linear(unsigned byte) {
    const double value = byte / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Palette palette(const std::string& name) {
    std::ifstream file{std::string{TRUCBAN_RESOURCES} + "/themes/" + name + ".json"};
    std::ostringstream text;
    text << file.rdbuf();
    Palette out;
    const auto document = boost::json::parse(text.str());
    for (const auto& entry : document.at("colors").as_object()) {
        const std::string value{entry.value().as_string()};
        EXPECT_TRUE(value.size() == 7 && value[0] == '#') << value;
        const auto code = std::stoul(value.substr(1), nullptr, 16);
        out[entry.key()] = {linear((code >> 16U) & 255U), linear((code >> 8U) & 255U), linear(code & 255U)};
    }
    return out;
}

/// WCAG 2.2, "contrast ratio".
double contrast(const Colour& a, const Colour& b) {
    const auto luminance = [](const Colour& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

using Matrix = std::array<Colour, 3>;
// Machado, Oliveira, Fernandes 2009, severity 1: normal, protan, deutan.
constexpr std::array<Matrix, 3> kEyes{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
}};

Colour labOf(const Colour& colour, const Matrix& eye) {
    Colour c{};
    for (std::size_t row = 0; row < 3; ++row) {
        c[row] = std::clamp(eye[row][0] * colour[0] + eye[row][1] * colour[1] + eye[row][2] * colour[2], 0.0, 1.0);
    }
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Colour& a, const Colour& b, const Matrix& eye) {
    const auto p = labOf(a, eye);
    const auto q = labOf(b, eye);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

class Theme : public ::testing::TestWithParam<const char*> {
protected:
    const Palette m_colours = palette(GetParam());

    void expectContrast(const std::string& front, const std::string& back, double least) const {
        ASSERT_TRUE(m_colours.contains(front)) << front;
        ASSERT_TRUE(m_colours.contains(back)) << back;
        EXPECT_GE(contrast(m_colours.at(front), m_colours.at(back)), least) << front << " on " << back;
    }
};

constexpr double kMainText = 7; // AAA: a night shift
constexpr double kText = 4.5;
constexpr double kShape = 3;

TEST_P(Theme, textCanBeRead) {
    for (const auto* const back : {"window", "panel", "panelAlt", "raised", "field", "hover"}) {
        expectContrast("text", back, kMainText);
    }
    for (const auto& [front, back] : std::map<std::string, std::string>{{"selectionText", "selection"},
                                                                        {"tooltipText", "tooltip"},
                                                                        {"accentText", "accent"},
                                                                        {"bannerText", "banner"},
                                                                        {"alarmBannerText", "alarmBanner"},
                                                                        {"staleText", "stale"},
                                                                        {"mapClusterText", "mapCluster"},
                                                                        {"mapWaterLabel", "mapWater"},
                                                                        {"chartAxis", "panel"}}) {
        expectContrast(front, back, kText);
    }
    for (const auto* const back : {"mapLand", "mapPark", "mapWardFill", "mapWater", "mapIndustrial"}) {
        expectContrast("mapLabel", back, kText);
    }
}

TEST_P(Theme, statesCanBeReadOnEveryGroundTheyStandOn) {
    for (const auto* const front : {"mutedText",       "link",          "stateNew",    "stateAcknowledged",
                                    "stateInProgress", "stateResolved", "stateClosed", "inTime",
                                    "dueSoon",         "overdue",       "success",     "warning",
                                    "danger",          "info",          "queued",      "sent",
                                    "accepted",        "refused",       "connected",   "connecting",
                                    "disconnected"}) {
        for (const auto* const back : {"panel", "panelAlt", "window"}) {
            expectContrast(front, back, kText);
        }
    }
    for (const auto* const front : {"mutedText", "inTime", "dueSoon", "overdue", "stateNew", "stateAcknowledged",
                                    "stateInProgress", "stateResolved"}) {
        for (const auto* const back : {"p1Soft", "p2Soft", "p3Soft", "p4Soft", "selection", "hover"}) {
            expectContrast(front, back, kText);
        }
    }
}

TEST_P(Theme, prioritiesStandOut) {
    for (int i = 1; i <= 4; ++i) {
        const auto name = std::format("p{}", i);
        expectContrast(name + "Text", name, kText);
        expectContrast("text", name + "Soft", kMainText);
        for (const auto& back : {name + "Soft", std::string{"panel"}, std::string{"mapLand"}}) {
            expectContrast(name, back, kShape);
        }
    }
}

TEST_P(Theme, onlyThePriorityThatRingsIsSaturated) {
    const auto chroma = [this](const char* name) {
        const auto lab = labOf(m_colours.at(name), kEyes[0]);
        return std::hypot(lab[1], lab[2]);
    };
    for (const auto* const name : {"p2", "p3", "p4"}) {
        EXPECT_GT(chroma("p1"), chroma(name) * 1.2) << name;
    }
}

TEST_P(Theme, shapesCanBeSeen) {
    for (const auto* const front : {"fieldBorder", "focus", "disabledText", "chart1", "chart2", "chart3", "chart4",
                                    "chart5", "chart6", "chart7", "chart8", "chartBaseline"}) {
        expectContrast(front, "panel", kShape);
    }
    for (const auto* const unit :
         {"unitAvailable", "unitDispatched", "unitEnRoute", "unitOnScene", "unitUnavailable", "unitOffDuty"}) {
        expectContrast(unit, "panel", kShape);
        expectContrast(unit, "mapLand", kShape);
    }
    expectContrast("mapSelection", "mapLand", kShape);
}

TEST_P(Theme, chartColoursDifferForEveryEye) {
    for (int i = 1; i <= 8; ++i) {
        for (int j = 1; j < i; ++j) {
            for (const auto& eye : kEyes) {
                EXPECT_GE(
                    difference(m_colours.at(std::format("chart{}", i)), m_colours.at(std::format("chart{}", j)), eye),
                    20)
                    << i << " and " << j;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, Theme, ::testing::Values("light", "dark"),
                         [](const auto& test) { return std::string{test.param}; });

TEST(Themes, nameTheSameColours) {
    std::set<std::string> light;
    std::set<std::string> dark;
    std::ranges::for_each(palette("light"), [&light](const auto& entry) { light.insert(entry.first); });
    std::ranges::for_each(palette("dark"), [&dark](const auto& entry) { dark.insert(entry.first); });
    EXPECT_EQ(light, dark);
}

} // namespace
} // namespace trucban
