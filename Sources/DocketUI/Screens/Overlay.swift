package import DocketDomain
package import TerminalKit

/// What lies over the panes and takes the keys: a question, a list, a line to type. It knows no screen: what it is
/// answered goes to whoever opened it.
package protocol Overlay: Hashable, Sendable {
    /// Whether it lists the commands that can be given.
    static var listsCommands: Bool { get }
    var hints: ScreenHints { get }
    /// Whether it asks for a decision, so that one has to have seen it.
    var asksForDecision: Bool { get }
    /// When it has to look at the clock again.
    var wake: Wake? { get }

    mutating func handle(_ key: Key, _ context: inout ScreenContext)
    mutating func insert(_ text: String)
    /// The user wants out of it.
    mutating func escape(_ context: inout ScreenContext)
    /// It goes away without an answer.
    mutating func close(_ context: inout ScreenContext)
    /// Its answer can't be taken.
    mutating func refuse(_ reason: String)
    mutating func reconcile(_ context: inout ScreenContext)
    /// Reads again what it shows of what has changed.
    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext)
    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext)
    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext)
    /// A text that it has sent to the user's own editor comes back.
    mutating func handle(editedOutside text: String, _ context: inout ScreenContext)
    /// Draws it over the panes.
    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame)
    /// A frame was drawn with it.
    ///
    /// - Parameter covered: What lies over it.
    mutating func noteDrawn(in area: Rect, under covered: [Rect], _ shared: SharedState)
    /// Draws it instead of the hints; false where the hints stay.
    func drawLine(in area: Rect, _ drawing: Drawing, on frame: inout Frame) -> Bool
}

extension Overlay {
    package static var listsCommands: Bool { false }
    package var asksForDecision: Bool { false }
    package var wake: Wake? { nil }

    package mutating func insert(_ text: String) {}
    package mutating func escape(_ context: inout ScreenContext) {
        close(&context)
        context.dismiss()
    }
    package mutating func close(_ context: inout ScreenContext) {}
    package mutating func refuse(_ reason: String) {}
    package mutating func reconcile(_ context: inout ScreenContext) {}
    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {}
    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {}
    package mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        context.fail(error)
    }
    package mutating func handle(editedOutside text: String, _ context: inout ScreenContext) {}
    package mutating func noteDrawn(in area: Rect, under covered: [Rect], _ shared: SharedState) {}
    package func drawLine(in area: Rect, _ drawing: Drawing, on frame: inout Frame) -> Bool { false }
}

/// What an overlay was answered: what it was about, and the answer.
package struct OverlayAnswer: Hashable, Sendable {
    let topic: Topic
    let value: Topic
}

extension OverlayAnswer {
    func topic<Value>(_ type: Value.Type) -> Value? { topic.as(type) }
    func value<Value>(_ type: Value.Type) -> Value? { value.as(type) }
}
