#include "views/connection/namespacestrip.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>

#include "models/core/shown.h"
#include "views/kit/settings.h"

namespace portolan {

namespace {

QString joined(const std::vector<std::string> &names)
{
    QStringList out;
    for (const std::string &name : names)
        out << QString::fromStdString(name);
    return out.join(QStringLiteral(", "));
}

/// Whether the whole cluster may not be listed, of something that is looked at or counted.
bool isRestricted(const Session &session, const std::vector<Kind> &kinds)
{
    if (session.state().phase == ConnectionState::Phase::Snapshot)
        return false; // a file has no further namespaces to look in
    return std::any_of(kinds.begin(), kinds.end(), [&session](Kind kind) {
        const KindState &state = session.kindState(kind);
        // Who is not let in at all has no use for namespaces.
        const bool refused = state.phase == KindState::Phase::Forbidden && state.error && state.error->kind == ErrorKind::Forbidden;
        const bool followed = refused || !state.namespaces.empty();
        return kindInfo(kind).namespaced && (followed || session.tally(kind).narrowed || session.tally(kind).phase == KindTally::Phase::Forbidden);
    });
}

} // namespace

std::vector<std::string> namespacesTyped(const QString &text, QString *bad)
{
    static const QRegularExpression separator(QStringLiteral("[\\s,;]+"));
    static const QRegularExpression label(QStringLiteral("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"));
    std::vector<std::string> out;
    for (const QString &name : text.split(separator, Qt::SkipEmptyParts)) {
        if (!label.match(name).hasMatch()) {
            if (bad && bad->isEmpty())
                *bad = name;
        } else if (std::find(out.begin(), out.end(), name.toStdString()) == out.end()) {
            out.push_back(name.toStdString());
        }
    }
    return out;
}

NamespaceStrip::NamespaceStrip(Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_settings(settings), m_text(new QLabel(this)), m_edit(new QLineEdit(this)), m_use(new QPushButton(tr("Look there"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setText(tr("You may not list the whole cluster. Namespaces to look into:"));
    m_text->setBuddy(m_edit);
    m_edit->setPlaceholderText(tr("team-a, team-b"));
    m_edit->setAccessibleName(tr("Namespaces to look into"));
    m_edit->setMaximumWidth(360);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(38, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_text);
    row->addWidget(m_edit, 1);
    row->addWidget(m_use);
    row->addStretch(1);
    connect(m_edit, &QLineEdit::returnPressed, this, &NamespaceStrip::use);
    connect(m_use, &QPushButton::clicked, this, &NamespaceStrip::use);
    connect(&m_theme, &Theme::changed, this, &NamespaceStrip::restyle);
    restyle();
    hide();
}

void NamespaceStrip::setSession(Session *session, const std::string &contextId, std::vector<Kind> kinds)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_context = contextId;
    m_kinds = std::move(kinds);
    m_edit->clear();
    m_edit->setModified(false);
    hide();
    if (!m_session)
        return;
    const std::vector<std::string> remembered = namespacesTyped(m_settings.namespaces(m_context));
    if (!remembered.empty()) {
        m_edit->setText(joined(remembered));
        m_session->setNamespaces(remembered);
    } else if (m_session->defaultNamespace() != "default") {
        m_edit->setText(QString::fromStdString(m_session->defaultNamespace()));
    }
    connect(m_session, &Session::kindStateChanged, this, &NamespaceStrip::refresh);
    connect(m_session, &Session::tallied, this, &NamespaceStrip::refresh);
    refresh();
}

void NamespaceStrip::refresh()
{
    if (m_session && !isHidden() && (m_edit->hasFocus() || m_edit->isModified()))
        return; // nobody takes the field from under a person's fingers
    const bool wanted = m_session && isRestricted(*m_session, m_kinds);
    if (wanted != !isHidden())
        setVisible(wanted);
}

void NamespaceStrip::use()
{
    QString bad;
    const std::vector<std::string> names = namespacesTyped(m_edit->text(), &bad);
    m_edit->setToolTip(bad.isEmpty() ? QString() : plainTip(tr("\u201C%1\u201D is no name of a namespace").arg(bad)));
    const QColor color = m_theme.palette().state(Health::Error).text;
    m_edit->setStyleSheet(bad.isEmpty() ? QString() : QStringLiteral("QLineEdit { border-color: %1; }").arg(color.name()));
    if (!m_session || !bad.isEmpty())
        return;
    m_edit->setText(joined(names));
    m_edit->setModified(false);
    m_settings.setNamespaces(m_context, joined(names));
    m_session->setNamespaces(names);
    Q_EMIT namespacesChanged();
}

void NamespaceStrip::lookInto(const std::string &ns)
{
    if (!m_session || !isRestricted(*m_session, m_kinds))
        return;
    std::vector<std::string> names = m_session->namespaces();
    if (std::find(names.begin(), names.end(), ns) != names.end())
        return;
    names.push_back(ns);
    m_edit->setText(joined(names));
    use();
}

void NamespaceStrip::restyle()
{
    m_text->setStyleSheet(QStringLiteral("color: %1;").arg(m_theme.palette().state(Health::Warning).text.name()));
    update();
}

void NamespaceStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const HealthStyle &style = m_theme.palette().state(Health::Warning);
    painter.fillRect(rect(), style.fill);
    painter.fillRect(QRect(0, height() - 1, width(), 1), style.line);
    painter.drawPixmap(QPointF(14, height() / 2.0 - 7), iconPixmap(QStringLiteral("secret"), style.text, 14, devicePixelRatioF()));
}

} // namespace portolan
