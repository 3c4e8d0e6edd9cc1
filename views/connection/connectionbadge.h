#pragma once

#include <QAbstractButton>

#include "models/session/session.h"
#include "views/theme/theme.h"

namespace portolan {

/// What the badge says of a connection, and how that stands.
struct ConnectionText {
    QString word;     ///< "Live · 3 ms"
    QString sentence; ///< for the tool tip and the banner; empty while all is well
    QString advice;
    Health health = Health::None;
};
[[nodiscard]] ConnectionText connectionText(const ConnectionState &state, bool demo, Timestamp now);

/// A pill in the top bar: mark, word, colour. Clicking it retries.
class ConnectionBadge final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ConnectionBadge(Theme &theme, QWidget *parent = nullptr);
    void setState(const ConnectionText &text);
    [[nodiscard]] const ConnectionText &state() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    ConnectionText m_text;
};

} // namespace portolan
