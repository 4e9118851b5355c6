// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/LunarCalendar.h"

#include <array>
#include <chrono>
#include <cmath>
#include <numbers>

namespace trucban::figures {

namespace {

using core::Day;

constexpr double kSynodicMonth = 29.530588861;
constexpr double kEpochJd = 2'440'587.5; // 1970-01-01 00:00 UTC
constexpr double kUtcOffsetDays = 7.0 / 24;
constexpr double kSecondsOfDay = 86'400;

double sinDeg(double degrees) {
    return std::sin(std::fmod(degrees, 360.0) * (std::numbers::pi / 180));
}

/// Dynamical minus universal time, seconds (Espenak and Meeus, polynomials for 1900 to 2150).
double deltaT(double year) {
    const auto polynomial = [](double t, auto... terms) {
        double sum = 0;
        double power = 1;
        ((sum += terms * power, power *= t), ...);
        return sum;
    };
    if (year < 1920) {
        return polynomial(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197);
    }
    if (year < 1941) {
        return polynomial(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936);
    }
    if (year < 1961) {
        return polynomial(year - 1950, 29.07, 0.407, -1.0 / 233, 1.0 / 2547);
    }
    if (year < 1986) {
        return polynomial(year - 1975, 45.45, 1.067, -1.0 / 260, -1.0 / 718);
    }
    if (year < 2005) {
        return polynomial(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599);
    }
    if (year < 2050) {
        return polynomial(year - 2000, 62.92, 0.32217, 0.005589);
    }
    const double centuries = (year - 1820) / 100;
    return -20 + 32 * centuries * centuries - 0.5628 * (2150 - year);
}

double deltaTDays(double julianDay) {
    return deltaT(2000 + (julianDay - 2'451'544.5) / 365.25) / kSecondsOfDay;
}

/// A term of Meeus' table: coefficient * e^power * sin(m * M + m1 * M' + f * F).
struct MoonTerm {
    double coefficient;
    int eccentricity;
    int m;
    int m1;
    int f;
};
constexpr std::array kMoonTerms{
    MoonTerm{-0.40720, 0, 0, 1, 0},   MoonTerm{0.17241, 1, 1, 0, 0},   MoonTerm{0.01608, 0, 0, 2, 0},
    MoonTerm{0.01039, 0, 0, 0, 2},    MoonTerm{0.00739, 1, -1, 1, 0},  MoonTerm{-0.00514, 1, 1, 1, 0},
    MoonTerm{0.00208, 2, 2, 0, 0},    MoonTerm{-0.00111, 0, 0, 1, -2}, MoonTerm{-0.00057, 0, 0, 1, 2},
    MoonTerm{0.00056, 1, 1, 2, 0},    MoonTerm{-0.00042, 0, 0, 3, 0},  MoonTerm{0.00042, 1, 1, 0, 2},
    MoonTerm{0.00038, 1, 1, 0, -2},   MoonTerm{-0.00024, 1, -1, 2, 0}, MoonTerm{-0.00007, 0, 2, 1, 0},
    MoonTerm{0.00004, 0, 0, 2, -2},   MoonTerm{0.00004, 0, 3, 0, 0},   MoonTerm{0.00003, 0, 1, 1, -2},
    MoonTerm{0.00003, 0, 0, 2, 2},    MoonTerm{-0.00003, 0, 1, 1, 2},  MoonTerm{0.00003, 0, -1, 1, 2},
    MoonTerm{-0.00002, 0, -1, 1, -2}, MoonTerm{-0.00002, 0, 1, 3, 0},  MoonTerm{0.00002, 0, 0, 4, 0}};

/// Planets' pull: coefficient * sin(at + rate * k).
struct PlanetTerm {
    double coefficient;
    double at;
    double rate;
};
constexpr std::array kPlanetTerms{PlanetTerm{0.000325, 299.77, 0.107408},  PlanetTerm{0.000165, 251.88, 0.016321},
                                  PlanetTerm{0.000164, 251.83, 26.651886}, PlanetTerm{0.000126, 349.42, 36.412478},
                                  PlanetTerm{0.000110, 84.66, 18.206239},  PlanetTerm{0.000062, 141.74, 53.303771},
                                  PlanetTerm{0.000060, 207.14, 2.453732},  PlanetTerm{0.000056, 154.84, 7.306860},
                                  PlanetTerm{0.000047, 34.52, 27.261239},  PlanetTerm{0.000042, 207.19, 0.121824},
                                  PlanetTerm{0.000040, 291.34, 1.844379},  PlanetTerm{0.000037, 161.72, 24.198154},
                                  PlanetTerm{0.000035, 239.56, 25.513099}, PlanetTerm{0.000023, 331.55, 3.592518}};

/// The local day of the k-th new moon; k = 0 is that of 2000-01-06.
Day newMoonDay(int k) {
    const double n = k;
    const double t = n / 1236.85;
    const double t2 = t * t;
    const double t3 = t2 * t;
    const double t4 = t3 * t;
    const double e = 1 - 0.002516 * t - 0.0000074 * t2;
    const double sun = 2.5534 + 29.10535670 * n - 0.0000014 * t2 - 0.00000011 * t3;
    const double moon = 201.5643 + 385.81693528 * n + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4;
    const double latitude = 160.7108 + 390.67050284 * n - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4;
    const double node = 124.7746 - 1.56375588 * n + 0.0020672 * t2 + 0.00000215 * t3;
    double jd = 2'451'550.09766 + kSynodicMonth * n + 0.00015437 * t2 - 0.000000150 * t3 + 0.00000000073 * t4;
    jd -= 0.00017 * sinDeg(node);
    for (const MoonTerm& term : kMoonTerms) {
        jd += term.coefficient * std::pow(e, term.eccentricity) *
              sinDeg(term.m * sun + term.m1 * moon + term.f * latitude);
    }
    for (const PlanetTerm& term : kPlanetTerms) {
        jd += term.coefficient * sinDeg(term.at + term.rate * n);
    }
    jd -= deltaTDays(jd);
    return static_cast<Day>(std::floor(jd - kEpochJd + kUtcOffsetDays));
}

/// How many twelfths of its way from the March equinox the sun has gone at the day's start, 0 to 11.
int sunTwelfth(Day day) {
    double jd = kEpochJd + day - kUtcOffsetDays;
    jd += deltaTDays(jd);
    const double t = (jd - 2'451'545.0) / 36'525;
    const double mean = 280.46646 + 36'000.76983 * t + 0.0003032 * t * t;
    const double anomaly = 357.52911 + 35'999.05029 * t - 0.0001537 * t * t;
    const double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sinDeg(anomaly) +
                          (0.019993 - 0.000101 * t) * sinDeg(2 * anomaly) + 0.000289 * sinDeg(3 * anomaly);
    const double longitude = mean + centre - 0.00569 - 0.00478 * sinDeg(125.04 - 1'934.136 * t);
    const double turned = std::fmod(std::fmod(longitude, 360.0) + 360.0, 360.0);
    return static_cast<int>(turned / 30) % 12;
}

/// The last new moon whose day is not after `day`.
int newMoonUpTo(Day day) {
    int k = static_cast<int>(std::floor((kEpochJd + day - 2'451'550.1) / kSynodicMonth)) + 1;
    while (newMoonDay(k) > day) {
        --k;
    }
    return k;
}

/// The new moon that begins the month with the winter solstice of that year of the sun.
int solsticeMonth(std::int32_t year) {
    constexpr int kSolstice = 9;
    const Day lastDay = core::dayNumber(std::chrono::year{year} / std::chrono::December / 31);
    const int k = newMoonUpTo(lastDay);
    // By the month's first day the sun was past it already.
    return sunTwelfth(newMoonDay(k)) >= kSolstice ? k - 1 : k;
}

/// The months from one solstice month to the next: where the leap month is, counted from the first (0: there is none).
struct SolsticeYear {
    int first = 0;
    int months = 12;
    int leap = 0;
};

SolsticeYear solsticeYear(std::int32_t year) {
    SolsticeYear found{.first = solsticeMonth(year)};
    found.months = solsticeMonth(year + 1) - found.first;
    for (int i = 1; found.months > 12 && found.leap == 0 && i <= found.months; ++i) {
        const Day from = newMoonDay(found.first + i);
        if (sunTwelfth(from) == sunTwelfth(newMoonDay(found.first + i + 1))) {
            found.leap = i;
        }
    }
    return found;
}

} // namespace

LunarDate lunarDateOf(Day day) {
    const int k = newMoonUpTo(day);
    auto year = static_cast<std::int32_t>(int{core::dateOf(day).year()});
    SolsticeYear months = solsticeYear(year);
    while (k < months.first) {
        months = solsticeYear(--year);
    }
    const int since = k - months.first; // 0: the 11th month
    const bool isLeap = months.leap != 0 && since == months.leap;
    const int ordinary = months.leap != 0 && since >= months.leap ? since - 1 : since;
    LunarDate date{.year = ordinary >= 2 ? year + 1 : year, .isLeap = isLeap};
    date.month = static_cast<std::uint32_t>((ordinary + 10) % 12 + 1);
    date.day = static_cast<std::uint32_t>(day - newMoonDay(k) + 1);
    return date;
}

std::optional<Day> dayOf(const LunarDate& date) {
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30) {
        return std::nullopt;
    }
    const SolsticeYear months = solsticeYear(date.month >= 11 ? date.year : date.year - 1);
    int since = static_cast<int>((date.month + 1) % 12);
    if (date.isLeap && (months.leap == 0 || since + 1 != months.leap)) {
        return std::nullopt;
    }
    since += date.isLeap || (months.leap != 0 && since >= months.leap) ? 1 : 0;
    const Day first = newMoonDay(months.first + since);
    const Day found = first + static_cast<Day>(date.day) - 1;
    if (found >= newMoonDay(months.first + since + 1)) {
        return std::nullopt;
    }
    return found;
}

} // namespace trucban::figures
