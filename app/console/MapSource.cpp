// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapSource.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLoggingCategory>

namespace trucban::console {

Q_LOGGING_CATEGORY(mapSourceLog, "trucban.console.map", QtInfoMsg)

namespace {

constexpr auto kFile = "map/file";
constexpr auto kFolder = "map/folder";

} // namespace

struct MapSource::Opened {
    std::shared_ptr<const maps::TileKit> kit;
    std::shared_ptr<maps::TilePack> pack; ///< null: `reason` says why
    geo::BoundarySet boundaries;
    QString reason;
};

QString mapTrouble(const store::PackError& error) {
    const auto say = [](const char* text) { return QCoreApplication::translate("trucban::console::MapSource", text); };
    switch (error.fault) {
    case store::PackFault::notFound:
        return say(QT_TRANSLATE_NOOP("trucban::console::MapSource", "không có tệp này"));
    case store::PackFault::unreadable:
        return say(QT_TRANSLATE_NOOP("trucban::console::MapSource", "không được quyền đọc tệp này"));
    case store::PackFault::notAPack:
        return say(QT_TRANSLATE_NOOP("trucban::console::MapSource", "đây không phải tệp bản đồ (mappack, MBTiles)"));
    case store::PackFault::damaged:
        return say(QT_TRANSLATE_NOOP("trucban::console::MapSource", "tệp bị hỏng; hãy chép lại hoặc tạo lại"));
    case store::PackFault::unknownFormat:
        return say(
            QT_TRANSLATE_NOOP("trucban::console::MapSource", "kiểu mảnh bản đồ lạ (đọc được: pbf, PNG, JPEG, WebP)"));
    case store::PackFault::newer:
        return say(QT_TRANSLATE_NOOP("trucban::console::MapSource",
                                     "tệp được tạo bằng bản Trực Ban mới hơn; hãy cập nhật chương trình"));
    case store::PackFault::busy:
        return say(QT_TRANSLATE_NOOP("trucban::console::MapSource", "chương trình khác đang ghi tệp này"));
    case store::PackFault::noPlaces:
    case store::PackFault::noRoads:
    case store::PackFault::noBoundaries:
    case store::PackFault::diskFull:
        break;
    }
    return QString::fromUtf8(store::sentenceOf(error.fault));
}

MapSource::MapSource(maps::MapView& map, QSettings& settings, QObject* parent)
    : QObject(parent), m_map(map), m_settings(settings) {
    m_worker.setMaxThreadCount(1);
    connect(&map, &maps::MapView::mapFileDropped, this, &MapSource::open);
}

MapSource::~MapSource() = default;

void MapSource::begin(const QString& fileNamed) {
    const auto file = fileNamed.isEmpty() ? m_settings.value(QLatin1String(kFile)).toString() : fileNamed;
    if (!file.isEmpty()) {
        open(file);
    }
}

void MapSource::open(const QString& file) {
    const auto path = QFileInfo(file).absoluteFilePath();
    ++m_opening;
    m_worker.start([this, path, kit = m_kit, request = ++m_request] {
        Opened opened{.kit = kit, .pack = {}, .boundaries = {}, .reason = {}};
        if (!opened.kit) {
            auto loaded = maps::TileKit::load();
            if (!loaded) {
                qCCritical(mapSourceLog).noquote() << loaded.error();
                opened.reason = loaded.error();
            } else {
                opened.kit = std::move(*loaded);
            }
        }
        if (opened.kit) {
            auto pack = maps::TilePack::open(path.toStdString(), opened.kit);
            if (pack) {
                opened.pack = std::move(*pack);
                // Borders that are damaged are none; the streets are worth showing all the same.
                opened.boundaries = opened.pack->boundaries().value_or(geo::BoundarySet{});
            } else {
                qCInfo(mapSourceLog).noquote() << QString::fromStdString(pack.error().message());
                opened.reason = mapTrouble(pack.error());
            }
        }
        QMetaObject::invokeMethod(
            this,
            [this, path, request, result = std::move(opened)]() mutable { onOpened(path, request, std::move(result)); },
            Qt::QueuedConnection);
    });
}

void MapSource::onOpened(const QString& file, quint64 request, Opened opened) {
    --m_opening;
    m_kit = opened.kit;
    if (request != m_request) {
        return;
    }
    if (!opened.pack) {
        m_map.showNotice(tr("Không mở được bản đồ %1: %2. Bản đồ đang dùng được giữ nguyên.")
                             .arg(QFileInfo(file).fileName(), opened.reason));
        emit refused(file, opened.reason);
        return;
    }
    m_file = file;
    m_settings.setValue(QLatin1String(kFile), file);
    m_map.showNotice({});
    m_map.setPack(opened.pack, opened.boundaries);
    emit changed(opened.pack);
}

void MapSource::choose() {
    auto* dialog = new QFileDialog(&m_map, tr("Mở bản đồ"), m_settings.value(QLatin1String(kFolder)).toString(),
                                   tr("Bản đồ (*.mappack *.mbtiles);;Mọi tệp (*)"));
    dialog->setObjectName(QStringLiteral("mapFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_settings.setValue(QLatin1String(kFolder), QFileInfo(file).absolutePath());
        open(file);
    });
    dialog->open();
}

void MapSource::useBuiltIn() {
    ++m_request;
    m_file.clear();
    m_settings.remove(QLatin1String(kFile));
    m_map.showNotice({});
    m_map.setPack(nullptr, {});
    emit changed(nullptr);
}

} // namespace trucban::console
