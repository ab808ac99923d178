import DocketDomain

/// What a screen or an overlay gets from the root when something happens, and what it has to say to it.
@dynamicMemberLookup
package struct ScreenContext {
    /// What a view asks the root for.
    enum Wish {
        case present(any Overlay)
        case dismiss
        case answer(OverlayAnswer)
        case refuseAnswer(String)
        case visit(Destination)
        /// Notes that one has gone somewhere else by now.
        case noteVisit
        case enter(ScreenID)
        case goHome
        case goBack
        case goForward
        /// Gives a command, as its key would.
        case give(CommandID)
        /// One step out of the screen that is shown.
        case close
        /// Out of an inner pane, out of the screen, and out of the program.
        case stepBack
        /// Ends the program by an effect, as soon as everything is stored.
        case leave(Effect)
        case reload
    }

    var shared: SharedState
    let asker: Asker
    /// Whether it is the screen that is shown.
    let isShown: Bool
    /// The commands that can be given, for those who list them.
    var offers: [CommandOffer] = []
    private(set) var effects: [Effect] = []
    private(set) var wishes: [Wish] = []

    init(_ shared: SharedState, for asker: Asker, isShown: Bool) {
        self.shared = shared
        self.asker = asker
        self.isShown = isShown
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<SharedState, Value>) -> Value {
        get { shared[keyPath: path] }
        set { shared[keyPath: path] = newValue }
    }

    package subscript<Value>(dynamicMember path: KeyPath<SharedState, Value>) -> Value { shared[keyPath: path] }

    func label(of command: CommandID) -> String { shared.label(of: command) }

    mutating func wish(_ wish: Wish) { wishes.append(wish) }

    mutating func add(_ effect: Effect) { effects.append(effect) }
}

/// A command that can be given, or the reason why not.
package struct CommandOffer: Hashable, Sendable {
    let entry: CommandEntry
    let refusal: String?
}

// MARK: Reading and writing

extension ScreenContext {
    /// Asks for something, unless it is on its way already or could not be read before.
    mutating func request(_ query: Query) {
        guard shared.queries.lacks(query, for: asker) else { return }
        reload(query)
    }

    /// Asks for something even if it is on its way: what is on its way may be older than the change.
    mutating func reload(_ query: Query) {
        shared.queries.begin(query, for: asker)
        add(.query(query))
    }

    /// Has a text looked for beyond what is loaded.
    mutating func look(for pattern: TextPattern, in target: FindRequest.Target) {
        request(.find(FindRequest(pattern, in: target)))
        say("Searching…")
    }

    /// Gives up what nobody waits for any more.
    mutating func drop(where isObsolete: (Query.Slot) -> Bool) {
        for slot in shared.queries.slots(where: isObsolete).sorted(by: { "\($0)" < "\($1)" }) {
            shared.queries.drop(slot)
            add(.cancel(slot))
        }
    }

    /// Gives a command to the workspace.
    ///
    /// - Parameter words: What the user calls it, such as “Accepting Occupation”.
    mutating func perform(_ request: Request, _ words: String) {
        shared.writes.begin(.request(request), words, for: asker)
        add(.perform(request))
    }

    /// Has a message answered.
    mutating func ask(_ ask: AnswerAsk) {
        shared.answers.ask(for: ask.message, in: ask.thread)
        add(.ask(ask))
    }

    mutating func importFile(_ path: String) {
        shared.writes.begin(.importing, "Importing \(path.shown)", for: asker)
        add(.importFile(path: path))
    }

    /// Makes an artifact of the result of a run.
    mutating func keepResult(of run: RunID, called title: String) {
        shared.writes.begin(.keepingResult(run), "Keeping “\(title.shown)”", for: asker)
        add(.keepResult(run, title: title))
    }

    /// Makes a copy of an artifact.
    mutating func duplicate(_ artifact: ArtifactID, called title: String) {
        shared.writes.begin(.duplicating(artifact), "Copying “\(title.shown)”", for: asker)
        add(.duplicate(artifact))
    }

    /// Makes the artifact that a message offers.
    mutating func keep(_ offer: OfferID, called title: String) {
        shared.settledOffers.insert(offer)
        shared.writes.begin(.keeping(offer), "Keeping “\(title.shown)”", for: asker)
        add(.keepOffer(offer))
    }
}

// MARK: Telling

extension ScreenContext {
    mutating func say(_ text: String) {
        shared.toast = Notice(text)
    }

    mutating func refuse(_ reason: String) {
        shared.toast = Notice(reason, .refused)
    }

    mutating func fail(_ error: DocketError) {
        if error.code != .cancelled { shared.failure = error }
    }

    mutating func copy(_ text: String, as what: String) {
        add(.copy(text))
        say("\(what) copied")
    }

    /// The program itself has put something else under the user's keys.
    mutating func noteMove() {
        shared.decisionGuard.note(movedAt: shared.now)
    }
}

// MARK: Going, asking

extension ScreenContext {
    mutating func visit(_ destination: Destination) { wish(.visit(destination)) }

    mutating func present(_ overlay: some Overlay) { wish(.present(overlay)) }

    mutating func dismiss() { wish(.dismiss) }

    /// Tells whoever opened an overlay what it was answered.
    mutating func answer(_ topic: Topic, _ value: some Hashable & Sendable) {
        wish(.answer(OverlayAnswer(topic: topic, value: Topic(value))))
    }

    /// The answer of an overlay can't be taken: it stays, and tells why.
    mutating func refuseAnswer(_ reason: String) { wish(.refuseAnswer(reason)) }
}
