#pragma once

#include <optional>

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include "models/session/session.h"
#include "models/storage/bindingcard.h"
#include "views/theme/theme.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace portolan {

class BindingTable;
class SpanTable;

/// Why a claim binds, or waits: the decision and its rule, what the controller says, each candidate against each criterion; for
/// a volume the claims that could take it. Then what deleting the claim does, and which pods can use it together. Follows the
/// store; the reasoning runs beside the GUI thread, which only copies pointers. Borrows the session, whose strings it waits
/// for before it goes.
class BindingView final : public QWidget
{
    Q_OBJECT
public:
    BindingView(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~BindingView() override;

    /// Claims and persistent volumes have a card.
    [[nodiscard]] static bool hasCard(const ObjectKey &key);
    void setSubject(const ObjectKey &key);
    /// Between these the kinds it needs are watched, and changes are followed.
    void activate();
    void deactivate();
    [[nodiscard]] BindingTable *table() const { return m_table; }
    [[nodiscard]] QComboBox *nodes() const { return m_nodes; }
    /// No reasoning is under way or waiting to begin.
    [[nodiscard]] bool isSettled() const { return !m_running && !m_again && !m_soon.isActive() && !isWaiting(); }
    /// The card in words, as the copy button gives it.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void objectOpened(const portolan::ObjectKey &key);
    void shown(); ///< a new card is on screen

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *makeChoice();
    SpanTable *addCard(QVBoxLayout &column, const QString &heading, QWidget *&frame);
    void reasonSoon();
    [[nodiscard]] bool isWaiting() const;
    void reason();
    void take(const BindingCard &card);
    void fillNodes();
    void showConsequences();
    void fitTable();

    Session &m_session;
    Theme &m_theme;
    std::optional<ObjectKey> m_subject;
    bool m_active = false;
    bool m_running = false; ///< one task at a time
    bool m_again = false;   ///< something changed since it began
    QTimer m_soon;
    QTimer m_patience; ///< runs while what is loading is waited for
    QThreadPool m_pool; ///< its own, to wait for

    SpanTable *m_facts;
    QWidget *m_choice;
    QComboBox *m_nodes;
    QPushButton *m_copy;
    BindingTable *m_table;
    QTreeView *m_rows;
    QLabel *m_legend;
    QLabel *m_rest;
    QWidget *m_deletionCard;
    SpanTable *m_deletion;
    QWidget *m_sharingCard;
    SpanTable *m_sharing;
};

} // namespace portolan
