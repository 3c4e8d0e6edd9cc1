#include "views/pods/logrowlayout.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QRegularExpression>

#include "models/core/shown.h"
#include "views/pods/logcolors.h"

namespace portolan {

namespace {

constexpr int mostMarks = 200; ///< of what is looked for, in one row
constexpr qreal endless = 1e7;

/// Where what is looked for stands in a text.
std::vector<std::pair<int, int>> placesOf(const LogSearch &search, const QString &text)
{
    std::vector<std::pair<int, int>> out;
    if (search.isEmpty())
        return out;
    const QString wanted = QString::fromStdString(search.text);
    const QRegularExpression expression(search.regex ? wanted : QRegularExpression::escape(wanted),
                                        search.caseSensitive ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption);
    for (auto all = expression.globalMatch(text); all.hasNext() && int(out.size()) < mostMarks;) {
        const auto one = all.next();
        if (one.capturedLength() > 0)
            out.emplace_back(one.capturedStart(), one.capturedLength());
    }
    return out;
}

/// What stands in place of a line, or nothing where it is one.
QString remarkOf(LogRow what, const std::string &text)
{
    const auto say = [](const char *words) { return QCoreApplication::translate("Logs", words); };
    switch (what) {
    case LogRow::Line: break;
    case LogRow::Gap: return say(QT_TRANSLATE_NOOP("Logs", "— lines may be missing here —"));
    case LogRow::Restart: return say(QT_TRANSLATE_NOOP("Logs", "— the container was started again; the run before ended with %1 —")).arg(shownLine(text));
    case LogRow::Said: return say(QT_TRANSLATE_NOOP("Logs", "— the kubelet: %1 —")).arg(shownLine(text));
    }
    return {};
}

QList<QTextLayout::FormatRange> formatsOf(const QString &text, const ShownLine &line, Severity severity, const LogRowLook &look, const Palette &palette)
{
    QList<QTextLayout::FormatRange> out;
    int at = 0;
    for (const ShownLine::Run &run : line.runs) {
        const int length = int(QString::fromUtf8(line.text.data() + run.begin, qsizetype(run.length)).size());
        QTextLayout::FormatRange range{at, length, charFormat(run.style, palette)};
        if (run.marked)
            range.format.setForeground(palette.muted);
        else if (run.style == LogTextStyle() && severity >= Severity::Warning)
            range.format.setForeground(severityColor(palette, severity));
        out << range;
        at += length;
    }
    for (const auto &[begin, length] : placesOf(look.search, text)) {
        QTextLayout::FormatRange range{begin, length, {}};
        range.format.setBackground(palette.accent);
        range.format.setForeground(palette.accentText);
        out << range;
    }
    return out;
}

} // namespace

std::unique_ptr<QTextLayout> layOutLogRow(const LogBuffer &buffer, std::uint64_t row, const LogRowLook &look, const Palette &palette)
{
    const std::string bytes = buffer.text(row);
    const ShownLine line = showLine(bytes, {});
    QString text = remarkOf(buffer.what(row), bytes);
    QList<QTextLayout::FormatRange> formats;
    if (buffer.what(row) == LogRow::Line) {
        text = QString::fromStdString(line.text);
        formats = formatsOf(text, line, buffer.severity(row), look, palette);
    }
    if (line.cut)
        text += QCoreApplication::translate("Logs", " … cut: %n bytes in all", nullptr, int(bytes.size()));
    auto layout = std::make_unique<QTextLayout>(text, look.font);
    QTextOption option;
    option.setWrapMode(look.width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(8 * QFontMetrics(look.font).averageCharWidth());
    layout->setTextOption(option);
    layout->setFormats(formats);
    layout->beginLayout();
    for (qreal y = 0;; y += look.lineHeight) {
        QTextLine one = layout->createLine();
        if (!one.isValid())
            break;
        one.setLineWidth(look.width > 0 ? look.width : endless);
        one.setPosition({0, y});
    }
    layout->endLayout();
    return layout;
}

} // namespace portolan
