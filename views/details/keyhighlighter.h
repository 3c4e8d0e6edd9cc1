#pragma once

#include <QSyntaxHighlighter>

#include "views/theme/theme.h"

namespace portolan {

/// Sets keys ("name:") apart from values, and in YAML comments and list marks. Colours follow the theme.
class KeyHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    KeyHighlighter(Theme &theme, bool yaml, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    Theme &m_theme;
    bool m_yaml;
};

} // namespace portolan
