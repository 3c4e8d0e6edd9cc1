#include "models/storage/claimchanges.h"

#include <algorithm>

#include "models/storage/claimwords.h"

namespace portolan {

namespace {

using W = ClaimWords;

const Condition *trueCondition(const PersistentVolumeClaim &claim, std::string_view type)
{
    const auto found = std::find_if(claim.conditions.begin(), claim.conditions.end(), [type](const Condition &c) { return c.type == type && c.status == "True"; });
    return found == claim.conditions.end() ? nullptr : &*found;
}

/// Collects what is told of one claim.
class Changes
{
public:
    Changes(const PersistentVolumeClaim &claim, const StorageClass *storageClass, bool knowsClasses)
        : m_claim(claim), m_class(storageClass), m_classUnread(!storageClass && !knowsClasses && !claim.effectiveClass().empty()) {}

    ClaimChanges run()
    {
        growth();
        attributes();
        return std::move(m_out);
    }

private:
    void note(const QString &text) { m_out.notes.push_back(W::of(text)); }
    void advise(const QString &text) { m_out.advice += (m_out.advice.empty() ? "" : " ") + W::of(text); }

    void growth()
    {
        if (trueCondition(m_claim, "FileSystemResizePending"))
            note(ClaimWords::tr("The volume has grown; its file system grows when a pod mounts it next."));
        if (trueCondition(m_claim, "Resizing"))
            note(ClaimWords::tr("The volume is being resized."));
        const Condition *failed = trueCondition(m_claim, "ControllerResizeError");
        failed = failed ? failed : trueCondition(m_claim, "NodeResizeError");
        if (failed)
            note(ClaimWords::tr("Resizing failed: %1").arg(W::q(failed->message)));
        const auto wanted = Quantity::parse(m_claim.request.view()), has = Quantity::parse(m_claim.capacity.view());
        const bool grows = wanted && has && *wanted > *has;
        const bool allowed = m_class && m_class->allowVolumeExpansion.value_or(false);
        if (grows) {
            const QString sizes = ClaimWords::tr("It asks for %1 and has %2").arg(W::q(m_claim.request.view()), W::q(m_claim.capacity.view()));
            note(m_classUnread ? ClaimWords::tr("%1; whether its class allows that is not known.").arg(sizes)
                 : allowed ? ClaimWords::tr("%1: its class allows it to grow.").arg(sizes) : ClaimWords::tr("%1, but its class does not allow volumes to grow.").arg(sizes));
        }
        if (!m_claim.resizeStatus.empty())
            note(m_claim.allocated.empty() ? ClaimWords::tr("The growth stands at %1.").arg(W::q(m_claim.resizeStatus.view()))
                                           : ClaimWords::tr("%1 are allocated for the growth, which stands at %2.").arg(W::q(m_claim.allocated.view()), W::q(m_claim.resizeStatus.view())));
        else if (grows && !m_claim.allocated.empty())
            note(ClaimWords::tr("%1 are allocated for the growth.").arg(W::q(m_claim.allocated.view())));
        adviseGrowth(grows, allowed, failed);
    }

    void adviseGrowth(bool grows, bool allowed, const Condition *failed)
    {
        const std::string_view stage = m_claim.resizeStatus.view();
        const QString size = W::q(m_claim.allocated.empty() ? m_claim.request.view() : m_claim.allocated.view());
        if (stage.ends_with("Infeasible") || stage.ends_with("Failed")) // the second: until 1.27
            advise(ClaimWords::tr("The driver cannot make the volume as large as %1: see what it says, and ask for a size it can make.").arg(size));
        else if (failed)
            advise(ClaimWords::tr("See why the volume cannot grow: the driver tries again."));
        else if (stage == "NodeResizePending" || stage == "NodeExpansionPending" || trueCondition(m_claim, "FileSystemResizePending"))
            advise(ClaimWords::tr("The volume has grown to %1: its file system follows on the node of a pod that uses the claim.").arg(size));
        else if (!stage.empty() || trueCondition(m_claim, "Resizing"))
            advise(ClaimWords::tr("Wait until the volume has grown to %1.").arg(size));
        else if (grows && !allowed && !m_classUnread)
            advise(ClaimWords::tr("Let its class allow volumes to grow (allowVolumeExpansion), or the claim stays as it is."));
        else if (grows)
            advise(ClaimWords::tr("Wait until the volume has grown to %1; if nothing happens, see whether the driver's resizer runs.").arg(size));
    }

    void attributes()
    {
        const IStr wanted = m_claim.targetAttributesClass.empty() ? m_claim.volumeAttributesClassName : m_claim.targetAttributesClass;
        const IStr has = m_claim.currentAttributesClass;
        const Condition *failed = trueCondition(m_claim, "ModifyVolumeError"), *running = trueCondition(m_claim, "ModifyingVolume");
        const bool told = !m_claim.targetAttributesClass.empty() || failed || running;
        if (!told && (m_claim.phase.empty() || wanted.empty() || wanted == has))
            return; // of a claim without a status nothing is known
        const QString to = W::q(wanted.view());
        note(has.empty() ? ClaimWords::tr("Its volume is to have the attributes of class \"%1\", and has those of none.").arg(to)
                         : ClaimWords::tr("Its volume is to have the attributes of class \"%1\", and has those of \"%2\".").arg(to, W::q(has.view())));
        for (const Condition *condition : {running, failed})
            if (condition && !condition->message.empty())
                note(ClaimWords::tr("The volume's attributes are being changed: %1").arg(W::q(condition->message)));
        if (m_claim.modifyStatus == "Infeasible")
            advise(ClaimWords::tr("The driver refuses the attributes of class \"%1\": name another attributes class, or the former one.").arg(to));
        else if (m_claim.modifyStatus == "Pending")
            advise(ClaimWords::tr("The change to attributes class \"%1\" has not begun: see whether that class exists and is of the volume's driver.").arg(to));
        else if (m_claim.modifyStatus == "InProgress" || running)
            advise(ClaimWords::tr("Wait until the volume has the attributes of class \"%1\".").arg(to));
        else
            advise(ClaimWords::tr("Wait until the volume has the attributes of class \"%1\"; if nothing happens, see whether that class exists and the driver's resizer runs.").arg(to));
    }

    const PersistentVolumeClaim &m_claim;
    const StorageClass *m_class;
    bool m_classUnread;
    ClaimChanges m_out;
};

} // namespace

ClaimChanges claimChanges(const PersistentVolumeClaim &claim, const StorageClass *storageClass, bool knowsClasses)
{
    return Changes(claim, storageClass, knowsClasses).run();
}

} // namespace portolan
