// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapPlaces.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <utility>

namespace trucban::maps {
namespace {

SheetContent contentOf(geo::PlaceFile&& file) {
    SheetContent content;
    content.places.reserve(file.places.size());
    for (const geo::MarkedPlace& place : file.places) {
        content.places.push_back({.at = geo::toWorld(place.at),
                                  .name = QString::fromStdString(place.name),
                                  .note = QString::fromStdString(place.note)});
    }
    for (const geo::MarkedShape& shape : file.shapes) {
        SheetShape drawn{.points = {}, .name = QString::fromStdString(shape.name), .isArea = shape.isArea};
        for (const core::GeoPoint& point : shape.points) {
            drawn.points.push_back(geo::toWorld(point));
        }
        content.shapes.push_back(std::move(drawn));
    }
    content.problems = std::move(file.problems);
    content.problemCount = file.problemCount;
    content.isCut = file.isCut;
    return content;
}

QString numberText(std::size_t number) {
    return QLocale{QLocale::Vietnamese, QLocale::Vietnam}.toString(static_cast<qulonglong>(number));
}

} // namespace

MapPlaces::MapPlaces(QObject* parent) : QObject{parent} {
    m_pool.setMaxThreadCount(1);
}

MapPlaces::~MapPlaces() {
    m_pool.clear();
    m_pool.waitForDone();
}

QString MapPlaces::words(geo::PlaceFileFault fault) {
    switch (fault) {
    case geo::PlaceFileFault::tooLarge:
        return tr("Tệp lớn hơn 16 MB.");
    case geo::PlaceFileFault::notUtf8:
        return tr("Tệp không phải văn bản UTF-8: lưu lại với bảng mã UTF-8.");
    case geo::PlaceFileFault::notJson:
        return tr("Tệp không phải JSON hoặc bị hỏng.");
    case geo::PlaceFileFault::notFeatures:
        return tr("Tệp JSON này không phải GeoJSON.");
    case geo::PlaceFileFault::noHeader:
        return tr("Dòng đầu cần có cột vĩ độ và kinh độ (lat, lon), hoặc cột tọa độ.");
    case geo::PlaceFileFault::notXml:
        return tr("Tệp không phải XML hoặc bị hỏng.");
    case geo::PlaceFileFault::hasDoctype:
        return tr("Tệp có khai báo DOCTYPE nên không được mở, để an toàn.");
    case geo::PlaceFileFault::notKml:
        return tr("Tệp XML này không phải KML.");
    case geo::PlaceFileFault::noPlaces:
        return tr("Tệp không có địa điểm nào đọc được.");
    }
    return {};
}

QString MapPlaces::words(const geo::RowProblem& problem) {
    const auto line = [&problem](const QString& why) { return tr("Dòng %1: %2").arg(problem.row).arg(why); };
    switch (problem.fault) {
    case geo::RowFault::noPosition:
        return line(tr("không có tọa độ"));
    case geo::RowFault::badPosition:
        return line(tr("tọa độ không phải là số"));
    case geo::RowFault::outside:
        return line(tr("tọa độ nằm ngoài Trái Đất"));
    case geo::RowFault::badShape:
        return line(tr("đường hoặc vùng có quá ít điểm"));
    case geo::RowFault::unknownShape:
        return line(tr("kiểu hình không biết"));
    }
    return {};
}

MapPlaces::Read MapPlaces::readFile(const QString& path) {
    QFile file{path};
    if (!QFileInfo{path}.isFile()) { // a pipe or a device would never end
        return {.content = nullptr, .trouble = tr("Không còn tệp này.")};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return {.content = nullptr, .trouble = tr("Không có quyền đọc tệp này.")};
    }
    const QByteArray bytes = file.read(static_cast<qint64>(geo::PlaceFile::kMostBytes) + 1);
    auto read = geo::readPlaceFile({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                   geo::formatOf(path.toStdString()));
    if (!read) {
        return {.content = nullptr, .trouble = words(read.error())};
    }
    return {.content = std::make_shared<const SheetContent>(contentOf(std::move(*read))), .trouble = {}};
}

void MapPlaces::open(const QString& path) {
    const QString known = QFileInfo{path}.absoluteFilePath();
    if (find(known) == nullptr && m_sheets.size() >= kMost) {
        emit told(tr("Đã có %1 lớp địa điểm. Bỏ bớt một lớp rồi mở lại.").arg(kMost), false);
        return;
    }
    start(known, true);
}

void MapPlaces::start(const QString& path, bool isNew) {
    m_pool.start([this, path, isNew] {
        QMetaObject::invokeMethod(
            this, [this, path, isNew, read = readFile(path)] { take(path, read, isNew); }, Qt::QueuedConnection);
    });
}

void MapPlaces::take(const QString& path, Read read, bool isNew) {
    PlaceSheet* sheet = sheetOf(path);
    const QString name = QFileInfo{path}.fileName();
    if (isNew && read.content == nullptr) {
        emit told(tr("Không mở được %1. %2").arg(name, read.trouble), false);
        if (sheet == nullptr) {
            return;
        }
    }
    if (sheet == nullptr) {
        if (!isNew || m_sheets.size() >= kMost) {
            return; // taken out while it was read
        }
        const int number = static_cast<int>(m_sheets.size());
        m_sheets.insert(m_sheets.begin(), {.path = path,
                                           .title = QFileInfo{path}.completeBaseName(),
                                           .colour = number % kPlaceColours,
                                           .sign = static_cast<PlaceSign>(number % kPlaceSigns)});
        sheet = &m_sheets.front();
    }
    sheet->content = std::move(read.content);
    sheet->trouble = std::move(read.trouble);
    if (isNew && sheet->content != nullptr) {
        sheet->state.visible = true;
        const std::size_t count = sheet->content->places.size() + sheet->content->shapes.size();
        QString sentence = tr("%1: đã mở %2 địa điểm.", nullptr, static_cast<int>(count)).arg(name, numberText(count));
        if (sheet->content->problemCount > 0) {
            sentence += u' ' + tr("%1 dòng bị bỏ; xem lý do trong danh sách lớp.", nullptr,
                                  static_cast<int>(sheet->content->problemCount))
                                   .arg(numberText(sheet->content->problemCount));
        }
        if (sheet->content->isCut) {
            sentence += u' ' + tr("Chỉ hiện %1 địa điểm đầu.").arg(numberText(geo::PlaceFile::kMostPlaces));
        }
        emit told(sentence, sheet->content->problemCount == 0 && !sheet->content->isCut);
    }
    emit listChanged();
    emit changed();
}

PlaceSheet* MapPlaces::sheetOf(const QString& path) {
    const auto found = std::ranges::find(m_sheets, path, &PlaceSheet::path);
    return found == m_sheets.end() ? nullptr : &*found;
}

const PlaceSheet* MapPlaces::find(const QString& path) const {
    const auto found = std::ranges::find(m_sheets, path, &PlaceSheet::path);
    return found == m_sheets.end() ? nullptr : &*found;
}

void MapPlaces::remove(const QString& path) {
    if (std::erase_if(m_sheets, [&path](const PlaceSheet& sheet) { return sheet.path == path; }) > 0) {
        emit listChanged();
        emit changed();
    }
}

void MapPlaces::setState(const QString& path, const LayerState& state) {
    if (PlaceSheet* sheet = sheetOf(path); sheet != nullptr && sheet->state != state) {
        sheet->state = state;
        emit changed();
    }
}

void MapPlaces::setLook(const QString& path, int colour, PlaceSign sign) {
    if (PlaceSheet* sheet = sheetOf(path)) {
        sheet->colour = std::clamp(colour, 0, kPlaceColours - 1);
        sheet->sign = sign;
        emit listChanged();
        emit changed();
    }
}

const SheetPlace* MapPlaces::placeAt(const geo::WorldPoint& at, double reach) const {
    for (const PlaceSheet& sheet : m_sheets) {
        if (!sheet.state.visible || sheet.content == nullptr) {
            continue;
        }
        const SheetPlace* nearest = nullptr;
        double least = reach;
        for (const SheetPlace& place : sheet.content->places) {
            const double away = std::hypot(place.at.x - at.x, place.at.y - at.y);
            if (away <= least) {
                least = away;
                nearest = &place;
            }
        }
        if (nearest != nullptr) {
            return nearest;
        }
    }
    return nullptr;
}

void MapPlaces::save(QSettings& settings) const {
    settings.beginWriteArray(QStringLiteral("places"), static_cast<int>(m_sheets.size()));
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const PlaceSheet& sheet = m_sheets[i];
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("path"), sheet.path);
        settings.setValue(QStringLiteral("visible"), sheet.state.visible);
        settings.setValue(QStringLiteral("opacity"), sheet.state.opacity);
        settings.setValue(QStringLiteral("colour"), sheet.colour);
        settings.setValue(QStringLiteral("sign"), static_cast<int>(sheet.sign));
    }
    settings.endArray();
}

void MapPlaces::restore(QSettings& settings) {
    const int count = std::min(settings.beginReadArray(QStringLiteral("places")), static_cast<int>(kMost));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const QString path = settings.value(QStringLiteral("path")).toString();
        if (path.isEmpty() || find(path) != nullptr) {
            continue;
        }
        m_sheets.push_back(
            {.path = path,
             .title = QFileInfo{path}.completeBaseName(),
             .colour = std::clamp(settings.value(QStringLiteral("colour")).toInt(), 0, kPlaceColours - 1),
             .sign =
                 static_cast<PlaceSign>(std::clamp(settings.value(QStringLiteral("sign")).toInt(), 0, kPlaceSigns - 1)),
             .state = {.visible = settings.value(QStringLiteral("visible"), true).toBool(),
                       .opacity = std::clamp(settings.value(QStringLiteral("opacity"), 1.0).toDouble(), 0.2, 1.0)}});
        start(path, false);
    }
    settings.endArray();
    emit listChanged();
}

} // namespace trucban::maps
