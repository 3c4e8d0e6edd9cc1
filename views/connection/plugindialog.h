#pragma once

#include <QDialog>

#include "views/connection/sessionopener.h"

namespace portolan {

/// Asks whether a credential plugin of somebody else's kubeconfig may run: where it is named, and the whole command, as plain
/// text. Not running it is what Return and Escape do.
class PluginDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PluginDialog(const PluginQuestion &question, QWidget *parent = nullptr);
};

} // namespace portolan
