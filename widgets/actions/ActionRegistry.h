// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QAction>
#include <QObject>

#include <array>
#include <cstdint>
#include <vector>

namespace trucban::widgets {

/// Everything an officer can do, once. The order within a group is the order in menus and on the key card.
enum class ActionId : std::uint8_t {
    // case
    acknowledge,
    dispatch,
    unitStatus,
    resolve,
    close,
    noAction,
    note,
    checklist,
    attachments,
    transfer,
    jointRequest,
    callBack,
    reveal,
    promiseCallBack,
    reopen,
    changePriority,
    changeKind,
    claim,
    placeOnMap,
    merge,
    mergeDuplicates,
    unmerge,
    makeReal,
    // go
    enterAlert,
    commandBar,
    focusQueue,
    focusMap,
    focusCase,
    focusChart,
    focusUnits,
    focusActs,
    settleAct,
    sendActAgain,
    undoAct,
    confirmRecall,
    bulkList,
    markCase,
    nextCase,
    previousCase,
    nextUrgent,
    findPlace,
    selectRectangle,
    selectLasso,
    filter,
    clearFilter,
    filterBack,
    filterForward,
    sortQueue,
    dutyOrder,
    olderCases,
    hiddenUrgent,
    unlocated,
    exercises,
    showOnMap,
    mapAreaOnly,
    followCase,
    // view
    themeSystem,
    themeLight,
    themeDark,
    languageVietnamese,
    languageEnglish,
    larger,
    smaller,
    normalSize,
    fullScreen,
    wall,
    replay,
    campaign,
    campaignNextPage,
    campaignPreviousPage,
    chartAsTable,
    openMap,
    builtInMap,
    resetLayout,
    // sound
    mute,
    testSound,
    alarmList,
    alarmReview,
    // program
    accessReview,
    handover,
    pinnedLines,
    newCampaign,
    editCampaign,
    briefing,
    records,
    importRecords,
    importList,
    fallbackSheet,
    lockScreen,
    keyCard,
    orderCard,
    about,
    quit,
};
inline constexpr std::size_t kActionCount = static_cast<std::size_t>(ActionId::quit) + 1;

enum class ActionGroup : std::uint8_t { case_, go, view, sound, program };

/// One QAction per ActionId with its words, key, icon and object name; menus, buttons, tool tips and the key card all
/// read from here. Keys are function keys and Ctrl or Alt combinations only: a bare letter would collide with Telex.
class ActionRegistry : public QObject {
    Q_OBJECT
public:
    /// The actions are added to `window`, where their keys work.
    ActionRegistry(Theme& theme, QWidget& window);

    [[nodiscard]] QAction& action(ActionId id) const { return *m_actions[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::vector<ActionId> group(ActionGroup group) const;
    [[nodiscard]] QString groupName(ActionGroup group) const;
    /// "F2", "Ctrl+Shift+O"; empty for an action without a key.
    [[nodiscard]] QString keyText(ActionId id) const;
    /// "Tiếp nhận", without the dots and mnemonics of a menu.
    [[nodiscard]] QString name(ActionId id) const;
    /// What it does, for tool tips and the key card.
    [[nodiscard]] QString description(ActionId id) const;

    void retranslate();

signals:
    void retranslated();

private:
    void restyle();
    Theme& m_theme;
    std::array<QAction*, kActionCount> m_actions{};
};

} // namespace trucban::widgets
