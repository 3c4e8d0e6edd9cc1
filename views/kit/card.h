#pragma once

#include <functional>

class QFrame;
class QString;
class QVBoxLayout;
class QWidget;

namespace portolan {

/// A bordered panel: its heading, with `beside` next to that, and below it the body.
[[nodiscard]] QFrame *makeCard(const QString &heading, QWidget *body, QWidget *parent, QWidget *beside = nullptr);

/// Fills a page with one scrolled column; `fill` is given the column and the widget its content belongs to.
void fillScrolled(QWidget *page, const QString &name, const std::function<void(QVBoxLayout &column, QWidget *inside)> &fill);

} // namespace portolan
