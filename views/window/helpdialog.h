#pragma once

#include <QDialog>

namespace portolan {

class WindowActions;

/// Everything the window can do, by menu, with its keys.
class HelpDialog final : public QDialog
{
    Q_OBJECT
public:
    HelpDialog(const WindowActions &actions, QWidget *parent);
};

} // namespace portolan
