#pragma once

#include <optional>

#include <QTimer>
#include <QWidget>

#include "models/session/session.h"
#include "models/storage/bindingcard.h"
#include "models/storage/claimuse.h"
#include "views/kit/worker.h"
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
/// store; the reasoning runs beside the GUI thread, which only copies pointers. Borrows the session.
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
    [[nodiscard]] bool isSettled() const { return m_worker.isIdle() && !isWaiting(); }
    /// The card in words, as the copy button gives it.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void objectOpened(const portolan::ObjectKey &key);
    void shown(); ///< a new card is on screen

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Answer {
        BindingCard card;
        ObjectKey claim; ///< the subject, or whose the volume is; no name: nobody's
        std::optional<DeletionEffect> deletion;
        std::optional<ClaimSharing> sharing;
    };
    void build();
    QWidget *makeChoice();
    SpanTable *addCard(QVBoxLayout &column, const QString &heading, QWidget *&frame);
    void reasonSoon();
    [[nodiscard]] bool isWaiting() const;
    void reason();
    std::function<Answer()> question();
    [[nodiscard]] static Answer answer(const StoreSnapshot &objects, const ObjectKey &subject, const std::string &node);
    void take(const Answer &answer);
    void fillNodes();
    void showConsequences(const Answer &answer);
    void fitTable();

    Session &m_session;
    Theme &m_theme;
    std::optional<ObjectKey> m_subject;
    bool m_active = false;
    QTimer m_patience; ///< runs while what is loading is waited for

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
    Worker<Answer> m_worker;
};

} // namespace portolan
