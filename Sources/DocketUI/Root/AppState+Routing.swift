import DocketDomain
import TerminalKit

/// How what happens reaches the screens and what lies over them, and what they ask for reaches the root.
extension AppState {
    /// The smallest terminal that shows anything.
    static let smallest = Size(width: 30, height: 8)

    var isLargeEnough: Bool {
        shared.size.width >= Self.smallest.width && shared.size.height >= Self.smallest.height
    }

    // MARK: To the screens

    mutating func with(
        _ id: ScreenID, _ effects: inout [Effect], _ body: (inout any AppScreen, inout ScreenContext) -> Void
    ) {
        var context = ScreenContext(shared, for: .screen(id), isShown: id == screens.current)
        screens.update(id) { body(&$0, &context) }
        absorb(context, &effects)
    }

    mutating func everyScreen(
        _ effects: inout [Effect], _ body: (inout any AppScreen, inout ScreenContext) -> Void
    ) {
        for id in screens.ids { with(id, &effects, body) }
    }

    mutating func atRoot(_ effects: inout [Effect], _ body: (inout ScreenContext) -> Void) {
        var context = ScreenContext(shared, for: .root, isShown: true)
        body(&context)
        absorb(context, &effects)
    }

    mutating func withOverlay(
        _ effects: inout [Effect], _ body: (inout any Overlay, inout ScreenContext) -> Void
    ) {
        guard var presented = overlay else { return }
        var context = ScreenContext(shared, for: .overlay, isShown: true)
        context.offers = offers(for: presented.content)
        body(&presented.content, &context)
        overlay = presented
        absorb(context, &effects)
    }

    /// Gives an answer to whoever asked.
    mutating func answer(
        _ asker: Asker, _ effects: inout [Effect],
        screen: (inout any AppScreen, inout ScreenContext) -> Void,
        overlay: (inout any Overlay, inout ScreenContext) -> Void
    ) {
        switch asker {
        case .screen(let id): with(id, &effects, screen)
        case .overlay: withOverlay(&effects, overlay)
        case .root: break
        }
    }

    // MARK: From the screens

    mutating func absorb(_ context: ScreenContext, _ effects: inout [Effect]) {
        shared = context.shared
        effects += context.effects
        // What is asked for here, is asked for by whoever opened the overlay that is answered.
        var answered: PresentedOverlay?
        for wish in context.wishes {
            switch wish {
            case .present(let content):
                setOverlay(PresentedOverlay(content: content, presenter: presenter(of: context.asker)), &effects)
            case .dismiss:
                answered = overlay
                setOverlay(nil, &effects)
            case .answer(let answer): handle(answer, of: answered ?? overlay, &effects)
            // It is put back by whoever takes the answer.
            case .refuseAnswer(let reason): refusedAnswer = reason
            case .visit(let destination): visit(destination, &effects)
            case .noteVisit: shared.history.visit(address)
            case .enter(let id): enter(id, &effects)
            case .goHome: enter(ScreenSet.home.id, &effects)
            case .goBack: if let address = shared.history.back() { go(to: Destination(address), &effects) }
            case .goForward: if let address = shared.history.forward() { go(to: Destination(address), &effects) }
            case .give(let id): give(id, &effects)
            case .close: with(screens.current, &effects) { $0.close(&$1) }
            case .stepBack: stepBack(&effects)
            case .leave(let effect): leave(by: effect, &effects)
            case .reload:
                shared.queries.forgetFailures()
                with(screens.current, &effects) { $0.reload(&$1) }
            }
        }
    }

    private func presenter(of asker: Asker) -> Asker {
        asker == .overlay ? overlay?.presenter ?? .root : asker
    }

    /// Gives an overlay's answer to whoever opened it; where it can't be taken, the overlay is there again.
    private mutating func handle(
        _ answer: OverlayAnswer, of answered: PresentedOverlay?, _ effects: inout [Effect]
    ) {
        refusedAnswer = nil
        switch answered?.presenter {
        case .screen(let id): with(id, &effects) { $0.handle(answer, &$1) }
        case .root, .overlay, nil: takeAtRoot(answer, &effects)
        }
        guard let reason = refusedAnswer, var presented = answered else { return }
        refusedAnswer = nil
        presented.content.refuse(reason)
        overlay = presented
    }

    /// Shows another overlay, or none: nobody waits any more for what the one before has asked for.
    private mutating func setOverlay(_ new: PresentedOverlay?, _ effects: inout [Effect]) {
        overlay = new
        var context = ScreenContext(shared, for: .root, isShown: true)
        let slots = Set(shared.queries.slots(of: .overlay))
        context.drop { slots.contains($0) }
        shared = context.shared
        effects += context.effects
    }

    /// Closes the overlay without an answer.
    mutating func closeOverlay(_ effects: inout [Effect]) {
        guard overlay != nil else { return }
        withOverlay(&effects) { $0.close(&$1) }
        setOverlay(nil, &effects)
    }

    private mutating func takeAtRoot(_ answer: OverlayAnswer, _ effects: inout [Effect]) {
        switch answer.topic(RootTopic.self) {
        case .importFile:
            guard let path = answer.value(String.self), !path.isEmpty else { return }
            atRoot(&effects) { context in
                context.importFile(path)
                context.say("Importing…")
            }
        case .goTo:
            guard let option = answer.value(Picker.Option.self), let address = try? Address(parsing: option.value)
            else { return }
            visit(Destination(address, isInside: true), &effects)
        case .draft:
            guard let name = answer.value(Picker.Option.self)?.value, let draft = shared.drafts[DraftKey(name)]
            else { return }
            if let purpose = WritingPurpose(DraftKey(name), title: draft.title) {
                atRoot(&effects) { $0.present(Composer(purpose, $0.shared)) }
            } else if let address = DraftKey(name).address {
                visit(Destination(address, isInside: true), &effects)
            }
        case .leave: if let leaving { effects.append(leaving.effect) }
        case .leaveExports(let effect): effects.append(effect)
        case nil: break
        }
    }

    // MARK: Places

    /// Goes to a place and remembers where one came from.
    mutating func visit(_ destination: Destination, _ effects: inout [Effect]) {
        shared.history.visit(destination.address)
        go(to: destination, &effects)
    }

    /// Shows a place.
    mutating func go(to destination: Destination, _ effects: inout [Effect]) {
        closeOverlay(&effects)
        shared.isZoomed = false
        shared.queries.forgetFailures()
        let id = screens.screen(for: destination)
        enter(id, &effects)
        with(id, &effects) { $0.show(destination, &$1) }
    }

    private mutating func enter(_ id: ScreenID, _ effects: inout [Effect]) {
        guard id != screens.current else { return }
        screens.show(id)
        shared.isZoomed = false
        with(id, &effects) { $0.enter(&$1) }
    }

    // MARK: What is kept between starts

    /// Takes up the drafts of earlier runs.
    package mutating func restore(_ drafts: [DraftKey: Draft]) {
        shared.drafts = Drafts(drafts)
        shared.queue.held = Set(shared.drafts.queued.map(\.thread))
        guard let refused = shared.drafts.all.first(where: { $0.draft.refusal != nil }) else { return }
        let title = "“\(refused.draft.title.shown)” was not stored and is kept as a draft"
        shared.toast = Notice("\(title): \(shared.label(of: .palette)) drafts", .refused)
    }

    package var remembered: Remembered {
        var remembered = Remembered(shared, at: address)
        for screen in screens.all { screen.remember(in: &remembered) }
        return remembered
    }

    /// Takes up what was kept at the end of an earlier run.
    package mutating func restore(_ remembered: Remembered) {
        shared.restore(remembered)
        startAddress = remembered.place
        for id in screens.ids { screens.update(id) { $0.restore(remembered) } }
    }
}
