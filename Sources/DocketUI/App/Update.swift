import DocketDomain
import TerminalKit

/// Takes an action into the state, and answers what has to happen outside of it.
package func update(_ state: inout AppState, _ action: Action) -> [Effect] {
    var effects: [Effect] = []
    state.take(action, &effects)
    // That a frame was drawn changes nothing in it.
    if case .drawn = action { return effects }
    state.settle(&effects)
    return effects
}

extension AppState {
    mutating func take(_ action: Action, _ effects: inout [Effect]) {
        switch action {
        case .started:
            request(.pendingCount, &effects)
            if let address = startAddress { go(to: address, &effects) }
        case .visit(let address): visit(address, &effects)
        case .input(let input): take(input, &effects)
        case .loaded(let load, let loaded):
            // Whatever was asked for before something newer, or before one went elsewhere, comes too late.
            guard loads[load.slot] == load else { return }
            loads[load.slot] = nil
            take(loaded, of: load, &effects)
        case .loadFailed(let load, let error):
            guard loads[load.slot] == load else { return }
            loads[load.slot] = nil
            take(error, of: load)
        case .performed(let change, let outcome):
            changesUnderWay -= 1
            take(outcome, of: change, &effects)
        case .performFailed(let request, let error):
            changesUnderWay -= 1
            switch request.sequel {
            case .reviewed, .tookBack: takeReviewFailure(error, of: request, &effects)
            default: failure = error
            }
        case .table(let id, let action):
            if shownShelf.viewer?.artifact.id == id { actOnTable(action, &effects) }
        case .imported(let text):
            changesUnderWay -= 1
            say(text)
        case .importFailed(let error):
            changesUnderWay -= 1
            failure = error
        case .exports(let answer): take(answer)
        case .changed(let objects): take(objects, &effects)
        case .time(let time):
            now = time
            giveHeld(&effects)
        case .drawn(let time):
            let asks = if case .verdict(let verdict) = overlay { !verdict.isLoading } else { false }
            decisionGuard.note(drawn: drawnProposal, question: asks, at: time)
        case .editedOutside(let text): takeOutside(text)
        case .notice(let text): toast = Toast(text, .refused)
        }
    }

    /// Asks for something, unless it is on its way already or could not be read before.
    mutating func request(_ load: Load, _ effects: inout [Effect]) {
        guard loads[load.slot] != load, !failedLoads.contains(load) else { return }
        loads[load.slot] = load
        effects.append(.load(load))
    }

    /// Gives up what nobody waits for any more.
    mutating func drop(_ effects: inout [Effect], where isObsolete: (Load.Slot) -> Bool) {
        for slot in loads.keys.filter(isObsolete).sorted(by: { "\($0)" < "\($1)" }) {
            loads[slot] = nil
            effects.append(.cancel(slot))
        }
    }

    mutating func perform(_ change: Request, _ effects: inout [Effect]) {
        changesUnderWay += 1
        effects.append(.perform(change))
    }

    mutating func say(_ text: String) {
        toast = Toast(text)
    }

    mutating func refuse(_ reason: String) {
        toast = Toast(reason, .refused)
    }
}
