package import DocketDomain
package import TerminalKit

/// A screen: the view that fills the terminal between the title and the hints. Each one is a folder with its state,
/// its commands, its drawing and its layout; the root only knows the list of them.
package protocol AppScreen: Hashable, Sendable {
    static var id: ScreenID { get }
    /// The command that goes there.
    static var entrance: CommandEntry { get }
    /// What it answers: its own commands, and those that other screens answer, too.
    static var commands: CommandTable<Self> { get }
    /// Whether an address is shown there, wherever one comes from.
    static func isHome(of address: Address) -> Bool

    init(_ identity: Identity)

    // MARK: What it says of itself

    /// The address of what it shows; nil while that has none.
    func address(_ shared: SharedState) -> Address?
    /// Whether it waits for what an address names, before it can show it.
    var isArriving: Bool { get }
    /// Whether what is open there has the whole width until it is left.
    var isOpenedWide: Bool { get }
    /// Why a command can't be given while a box is open over what is open; nil where it can.
    func modalRefusal(of id: CommandID, _ shared: SharedState) -> String?
    /// What the title bar says beside the address; nil for nothing.
    func title(_ shared: SharedState) -> String?
    /// Where its keys have a meaning of their own now.
    func keyContext(_ shared: SharedState) -> KeyContext
    func hints(_ shared: SharedState) -> ScreenHints
    /// What it tells in the title bar of every screen.
    func badge(_ drawing: Drawing, isShown: Bool) -> ScreenBadge?
    /// What `x` exports here.
    func exportTarget(_ shared: SharedState) -> ExportTarget?
    /// What is marked here to be exported instead, each by itself.
    func markedExportTargets(_ shared: SharedState) -> [ExportTarget]
    /// Whether something that is seen is on its way. What is read ahead does not count.
    func awaitsWhatIsSeen(_ shared: SharedState) -> Bool
    /// The threads, artifacts and proposals that it shows, apart from rows of lists.
    func openObjects(_ shared: SharedState) -> Set<StreamID>
    /// The proposal that it shows to be decided, if it does.
    ///
    /// - Parameter covered: What lies over it.
    func proposalToDecide(_ shared: SharedState, under covered: [Rect]) -> ShownProposal?
    /// When it has to look at the clock again.
    func wake(_ shared: SharedState, isShown: Bool) -> Wake?
    func draw(_ drawing: Drawing, on frame: inout Frame)

    // MARK: What happens to it

    /// The program has started.
    mutating func start(_ context: inout ScreenContext)
    /// It is shown from now on.
    mutating func enter(_ context: inout ScreenContext)
    /// Whether it shows a place, where it is on the screen, that is at home elsewhere.
    func shows(_ address: Address) -> Bool
    /// Shows a place.
    mutating func show(_ destination: Destination, _ context: inout ScreenContext)
    /// Brings what is shown into its view, and asks for what is missing there.
    mutating func reconcile(_ context: inout ScreenContext)
    /// Reads everything on the screen again.
    mutating func reload(_ context: inout ScreenContext)
    /// Reads again what has changed, or remembers to do so when it is shown.
    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext)
    /// Takes what it asked for.
    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext)
    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext)
    /// Takes what became of a command that it asked for.
    mutating func handle(_ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext)
    mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext)
    /// Takes what an overlay that it opened has answered.
    mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext)
    /// An answer to work over the rows of a table.
    mutating func handle(_ action: TableAction, of origin: TableOrigin, _ context: inout ScreenContext)
    /// What becomes of a run of a query.
    mutating func handle(_ news: RunNews, of run: RunID, _ context: inout ScreenContext)
    /// The result of a run was kept as an artifact of its own.
    mutating func noteKept(_ run: RunID, as kept: ArtifactID, _ context: inout ScreenContext)
    /// A text that it has sent to the user's own editor comes back.
    mutating func handle(editedOutside text: String, _ context: inout ScreenContext)
    /// A key or a paste has come, whoever it is for.
    mutating func noteInput(isLeaving: Bool, _ context: inout ScreenContext)
    /// The time is another one now.
    mutating func noteTime(_ context: inout ScreenContext)

    /// One step out: a filter, an inner pane.
    mutating func close(_ context: inout ScreenContext)
    /// Leaves an inner pane; false where there is none to leave.
    mutating func stepBack(_ context: inout ScreenContext) -> Bool
    mutating func press(_ mouse: Mouse, _ context: inout ScreenContext)
    mutating func drag(to point: Point, _ context: inout ScreenContext)
    mutating func release()
    mutating func turnWheel(_ rows: Int, at point: Point, _ context: inout ScreenContext)

    // MARK: What is kept between starts

    func remember(in remembered: inout Remembered)
    mutating func restore(_ remembered: Remembered)
}

extension AppScreen {
    package var isArriving: Bool { false }
    package var isOpenedWide: Bool { false }
    package func modalRefusal(of id: CommandID, _ shared: SharedState) -> String? { nil }
    package func title(_ shared: SharedState) -> String? { nil }
    package func badge(_ drawing: Drawing, isShown: Bool) -> ScreenBadge? { nil }
    package func exportTarget(_ shared: SharedState) -> ExportTarget? { nil }
    package func markedExportTargets(_ shared: SharedState) -> [ExportTarget] { [] }
    /// What is exported: what is marked, else what is selected.
    func exportTargets(_ shared: SharedState) -> [ExportTarget] {
        let marked = markedExportTargets(shared)
        return marked.isEmpty ? exportTarget(shared).map { [$0] } ?? [] : marked
    }
    package func openObjects(_ shared: SharedState) -> Set<StreamID> { [] }
    package func proposalToDecide(_ shared: SharedState, under covered: [Rect]) -> ShownProposal? { nil }
    package func wake(_ shared: SharedState, isShown: Bool) -> Wake? { nil }

    package mutating func start(_ context: inout ScreenContext) {}
    package func shows(_ address: Address) -> Bool { Self.isHome(of: address) }
    package mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        context.fail(error)
    }
    package mutating func handle(
        _ outcome: CommandOutcome, of request: Request, _ context: inout ScreenContext
    ) {}
    package mutating func handle(_ error: DocketError, of request: Request, _ context: inout ScreenContext) {
        context.fail(error)
    }
    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {}
    package mutating func handle(
        _ action: TableAction, of origin: TableOrigin, _ context: inout ScreenContext
    ) {}
    package mutating func handle(_ news: RunNews, of run: RunID, _ context: inout ScreenContext) {}
    package mutating func noteKept(_ run: RunID, as kept: ArtifactID, _ context: inout ScreenContext) {}
    package mutating func handle(editedOutside text: String, _ context: inout ScreenContext) {}
    package mutating func noteInput(isLeaving: Bool, _ context: inout ScreenContext) {}
    package mutating func noteTime(_ context: inout ScreenContext) {}
    package mutating func stepBack(_ context: inout ScreenContext) -> Bool { false }
    package mutating func drag(to point: Point, _ context: inout ScreenContext) {}
    package mutating func release() {}
    package func remember(in remembered: inout Remembered) {}
    package mutating func restore(_ remembered: Remembered) {}
}
