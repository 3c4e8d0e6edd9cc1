#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QAbstractScrollArea>
#include <QTextLayout>

#include "models/logs/logbuffer.h"
#include "models/logs/shownline.h"
#include "views/theme/theme.h"

namespace portolan {

/// Rows of a log, of which only those on screen are laid out: colours as the container wrote them, everything else that is no text made
/// visible, the severity as a bar and its word, what is looked for marked. The keyboard does all that the mouse does. Borrows the buffer.
/// GUI thread; a repaint costs what is on screen.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    LogView(Theme &theme, const LogBuffer &buffer, QWidget *parent = nullptr);

    /// The buffer has grown, lost its oldest rows, or begun anew.
    void grown();
    void startOver();
    /// Only these rows, or all of them.
    void setRows(std::optional<std::vector<std::uint64_t>> rows);
    void setSearch(const LogSearch &search);
    /// What the logs of several containers are called, by LogBuffer::source(); of one alone nothing is said.
    void setSources(const QStringList &names);
    void setWrap(bool wrap);
    void setTimes(bool times);
    /// Stays at the end as rows come.
    void setSticky(bool sticky);
    [[nodiscard]] bool isSticky() const { return m_sticky; }
    /// Brings a row into view and makes it the current one.
    void showRow(std::uint64_t row);
    [[nodiscard]] std::optional<std::uint64_t> current() const { return m_current; }
    void toggleBookmark();
    /// The next or previous bookmark.
    void goToBookmark(bool forward);
    [[nodiscard]] const std::set<std::uint64_t> &bookmarks() const { return m_bookmarks; }
    /// What is selected, as it is shown, a line each.
    [[nodiscard]] QString selectedText() const;
    void copy() const;
    void selectAll();
    /// As it is read: time, if those are shown, and text.
    [[nodiscard]] QString shownRow(std::uint64_t row) const;

Q_SIGNALS:
    void stickyChanged(bool sticky);
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] std::uint64_t rowAt(std::uint64_t index) const;
    [[nodiscard]] std::uint64_t indexOf(std::uint64_t row) const;
    [[nodiscard]] std::unique_ptr<QTextLayout> layoutOf(std::uint64_t row) const;
    [[nodiscard]] int heightOf(std::uint64_t row) const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] int sourceLeft() const;
    [[nodiscard]] std::uint64_t topForEnd() const;
    [[nodiscard]] std::optional<std::uint64_t> indexUnder(int y) const;
    void paintRow(QPainter &painter, std::uint64_t row, int y, const QTextLayout &layout);
    void paintMargin(QPainter &painter, std::uint64_t row, const QRect &box);
    void updateBars();
    void moveTo(std::uint64_t index, bool extend);

    Theme &m_theme;
    const LogBuffer &m_buffer;
    std::optional<std::vector<std::uint64_t>> m_rows;
    LogSearch m_search;
    QFont m_font;
    bool m_wrap = false, m_times = true, m_sticky = true, m_moving = false;
    std::optional<std::uint64_t> m_current, m_anchor; ///< rows
    std::set<std::uint64_t> m_bookmarks;
    int m_widest = 0;
    QStringList m_sources;
    int m_sourceWidth = 0; ///< of their column; 0: none
};

} // namespace portolan
