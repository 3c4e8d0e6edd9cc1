#include "views/details/keyhighlighter.h"

#include <QRegularExpression>

namespace portolan {

KeyHighlighter::KeyHighlighter(Theme &theme, bool yaml, QTextDocument *document)
    : QSyntaxHighlighter(document), m_theme(theme), m_yaml(yaml)
{
    connect(&m_theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void KeyHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression yamlKey(QStringLiteral(R"(^\s*(?:- )*("[^"]*"|'[^']*'|[^\s:#"'][^:]*):(?=\s|$))"));
    static const QRegularExpression describeKey(QStringLiteral(R"(^\s*([A-Z][\w .()-]*):(?=\s|$))"));
    const Palette &p = m_theme.palette();
    const auto match = (m_yaml ? yamlKey : describeKey).match(text);
    if (match.hasMatch())
        setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)), m_yaml ? p.link : p.muted);
    if (m_yaml && text.trimmed().startsWith(QLatin1Char('#')))
        setFormat(0, int(text.size()), p.muted);
}

} // namespace portolan
