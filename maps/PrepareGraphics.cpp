// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapView.h"

#include <QLoggingCategory>
#include <QNetworkProxyFactory>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace trucban::maps {
namespace {

Q_LOGGING_CATEGORY(graphics, "trucban.maps.graphics", QtInfoMsg)

/// The name of what draws OpenGL here; empty when nothing does.
QByteArray openGlRenderer() {
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!surface.isValid() || !context.create() || !context.makeCurrent(&surface)) {
        return {};
    }
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    QByteArray renderer{name == nullptr ? "" : name};
    context.doneCurrent();
    return renderer.toLower();
}

bool isDrawnByProcessor(const QByteArray& renderer) {
    return renderer.isEmpty() || renderer.contains("llvmpipe") || renderer.contains("softpipe") ||
           renderer.contains("swrast") || renderer.contains("software");
}

} // namespace

void prepareGraphics() {
    // Qt reads http_proxy and would ask it for our own tiles.
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND") || qEnvironmentVariableIsSet("QSG_RHI_BACKEND")) {
        return;
    }
    const QByteArray renderer = openGlRenderer();
    if (isDrawnByProcessor(renderer)) {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        qCInfo(graphics) << "drawing without OpenGL; it would be" << (renderer.isEmpty() ? "none" : renderer);
    } else {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
        qCInfo(graphics) << "drawing with OpenGL on" << renderer;
    }
}

} // namespace trucban::maps
