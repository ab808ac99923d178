import DocketDomain
import TerminalKit

/// What a query is given before it runs: the source, and a line for each parameter.
struct RunForm: Hashable, Sendable {
    /// A line of the form.
    enum Row: Hashable {
        case source
        case parameter(Int)
    }

    let artifact: ArtifactID
    let title: String
    private(set) var offer: RunOffer
    private(set) var source: String?
    /// What is typed for each parameter, by its name.
    var editors: [String: LineEditor] = [:]
    var view = ListState()
    /// Why it can't run as it stands.
    var refusal: String?
    /// The source whose parameters are being read.
    private(set) var asked: String?

    init(_ artifact: ArtifactID, title: String, _ offer: RunOffer) {
        self.artifact = artifact
        self.title = title
        self.offer = offer
        source = offer.source
        fill()
        view.selection = source == nil || offer.parameters.isEmpty ? 0 : 1
    }

    /// Begins each line with what was given the last time, else with the default.
    private mutating func fill() {
        for parameter in offer.parameters where editors[parameter.name] == nil {
            editors[parameter.name] = LineEditor(offer.values[parameter.name] ?? parameter.standardText ?? "")
        }
    }

    /// Nothing has to be given.
    static func isNeeded(for offer: RunOffer) -> Bool { offer.source == nil || !offer.parameters.isEmpty }

    var rows: [Row] { [.source] + offer.parameters.indices.map(Row.parameter) }

    var row: Row { rows[min(view.selection, rows.count - 1)] }

    var names: [String] { offer.sources.map(\.name) }

    /// The parameter of the selected line.
    var parameter: SQLParameter? {
        if case .parameter(let index) = row { offer.parameters[index] } else { nil }
    }

    /// What the selected line can be changed to by the arrows; nothing where it is typed.
    var choices: [String]? {
        switch row {
        case .source: names
        case .parameter(let index): Self.choices(of: offer.parameters[index])
        }
    }

    static func choices(of parameter: SQLParameter) -> [String]? {
        switch parameter.kind {
        case _ where parameter.isList: nil
        case .boolean: ["true", "false"]
        case .choice where !parameter.choices.isEmpty: parameter.choices
        default: nil
        }
    }

    /// Changes the selected line to the next of its choices, or the one before.
    mutating func change(by step: Int) {
        guard let choices, !choices.isEmpty else { return }
        refusal = nil
        let present = row == .source ? source : parameter.flatMap { editors[$0.name]?.text }
        let place = present.flatMap { choices.firstIndex(of: $0) }
        let next = choices[
            place.map { ($0 + step + choices.count) % choices.count } ?? (step > 0 ? 0 : choices.count - 1)]
        if let parameter { editors[parameter.name] = LineEditor(next) } else { source = next }
    }

    /// The question for the parameters under a source that was chosen just now; nothing where they are known.
    mutating func questionAboutSource() -> Query? {
        guard let source, source != offer.source, source != asked else { return nil }
        asked = source
        return .runnable(artifact, source: source)
    }

    /// Takes the parameters that the query has under the source that was chosen.
    mutating func take(_ offer: RunOffer) {
        guard offer.source == source else { return }
        self.offer = offer
        asked = nil
        fill()
        view.selection = min(view.selection, rows.count - 1)
    }

    mutating func refuse(_ reason: String) {
        asked = nil
        refusal = reason
    }

    /// What is run as the form stands; nothing while the source is not known.
    var request: QueryRequest? {
        guard let source, source == offer.source else { return nil }
        let values = Dictionary(
            uniqueKeysWithValues: offer.parameters.map { ($0.name, editors[$0.name]?.text ?? "") })
        // A line that was left empty is no value where there is a default, or where emptiness is none.
        let given = values.filter { name, text in
            !text.isEmpty || offer.parameters.contains { $0.name == name && $0.kind == .text && !$0.isList }
        }
        return QueryRequest(offer.query, source: .named(source), values: given, artifact: artifact)
    }
}
