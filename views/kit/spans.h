#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QTextBrowser>

#include "models/core/health.h"
#include "models/objects/meta.h"
#include "views/theme/theme.h"

namespace portolan {

/// A piece of text with what it means; shown as plain text always.
struct Span {
    enum class Style : std::uint8_t { Plain, Muted, Bold, Mono, Note };
    QString text;
    Style style = Style::Plain;
    Health health = Health::None;    ///< adds its mark and colour
    std::optional<ObjectKey> target; ///< a link to an object
    friend bool operator==(const Span &, const Span &) = default;
};
using Spans = std::vector<Span>;

[[nodiscard]] Span plain(const QString &text);
[[nodiscard]] Span muted(const QString &text);
[[nodiscard]] Span bold(const QString &text);
[[nodiscard]] Span mono(const QString &text);
/// Explains a field to who is learning: shown muted behind an info mark.
[[nodiscard]] Span note(const QString &text);
[[nodiscard]] Span state(const QString &word, Health health);
[[nodiscard]] Span link(const QString &text, const ObjectKey &target);

/// One row of a table: cells of spans; the first cell is usually the key. A single cell takes the whole width.
struct SpanRow {
    std::vector<Spans> cells;
    friend bool operator==(const SpanRow &, const SpanRow &) = default;
};
/// A row of a muted key and its value.
[[nodiscard]] SpanRow row(const QString &key, Spans value);

/// Rows of spans laid out in columns, as wide as its parent allows and as high as it needs. Text can be selected and
/// copied; links are reached by mouse and by Tab. Cluster text is inserted as text, never parsed.
class SpanTable final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit SpanTable(Theme &theme, QWidget *parent = nullptr);

    /// Column widths in percent of the width; the last takes the rest. A column too narrow for its longest word is given
    /// what others can spare. Does nothing when nothing changed.
    void setRows(const std::vector<SpanRow> &rows, const std::vector<double> &columns);

    /// For titles: 15 pixels, demi-bold where bold.
    void setLargeFont(bool on) { m_large = on; }

    /// The rows as lines, cells apart by a colon and a blank after the first.
    [[nodiscard]] QString rowsText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, 10}; }

Q_SIGNALS:
    void linkActivated(const portolan::ObjectKey &target);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void rebuild();
    void measureWords();
    void widenColumns();
    void insert(QTextCursor &cursor, const Spans &spans);
    [[nodiscard]] double widestWord(const Span &span) const;
    void fitHeight();

    Theme &m_theme;
    bool m_large = false;
    std::vector<SpanRow> m_rows;
    std::vector<double> m_columns;
    std::vector<double> m_words; ///< the widest word of each column, in pixels
    std::vector<ObjectKey> m_targets; ///< by the number in the anchor
};

} // namespace portolan
