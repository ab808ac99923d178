import DocketDomain
import OrderedCollections
import TerminalKit

extension ReviewScreen {
    /// What `A` and `R` are about: what is marked, else the open range, else what the filter shows.
    enum ManyScope {
        case marked
        case range([ReviewItem])
        /// A range that begins where nothing is loaded any more.
        case lostRange
        case shown
    }

    var manyScope: ManyScope {
        if !marks.isEmpty { return .marked }
        guard anchor != nil else { return .shown }
        return range.map { .range($0) } ?? .lostRange
    }

    /// The proposals from where a range was begun to the selection; nil where there is none, or where not all of it is
    /// loaded.
    private var range: [ReviewItem]? {
        guard let bounds = rangeBounds else { return nil }
        let items = bounds.compactMap { list[$0] }
        return items.count == bounds.count ? items : nil
    }

    /// The rows of the queue that lie in the open range.
    var rangeBounds: ClosedRange<Int>? {
        guard let anchor, let start = list.loaded.first(where: { $0.item.id == anchor })?.index else { return nil }
        let end = list.view.selection
        return min(start, end)...max(start, end)
    }

    /// Which proposals `A` and `R` are about and how many, before they are pressed: “2 marked”, “5 shown of 8”.
    func manyWords(_ shared: SharedState) -> String {
        switch manyScope {
        case .marked: return "\(NumberText.grouped(marks.count)) marked"
        case .range(let items): return "\(NumberText.grouped(items.count)) in range"
        case .lostRange: return "range"
        case .shown: break
        }
        let count = NumberText.grouped(waitingCount) + (list.totalIsExact ? "" : "+")
        guard !filterText(shared).isEmpty else { return "all \(count)" }
        guard let pending, pending.count > waitingCount, list.totalIsExact else { return "\(count) shown" }
        return "\(count) shown of \(NumberText.grouped(pending.count))\(pending.isExact ? "" : "+")"
    }

    /// Asks before several are decided.
    mutating func askAboutMany(_ verb: DecisionPlan.Verb, _ context: inout ScreenContext) {
        guard mayDecide(context) else { return }
        let rules = rules(context.shared)
        let topic = Topic(ProposalTopic.decision)
        switch manyScope {
        case .marked:
            let plan = DecisionPlan(verb, .marked, Array(marks.values), rules)
            context.present(BatchDecisionDialog(topic, plan, rules))
        case .range(let items):
            context.present(BatchDecisionDialog(topic, DecisionPlan(verb, .range, items, rules), rules))
        case .lostRange: context.refuse("The range began too far away: \(context.label(of: .close)) gives it up")
        case .shown: context.present(BatchDecisionDialog(topic, verb, shownBy: filter, rules))
        }
    }

    /// Takes the marks away, since what is not seen is not decided with others.
    mutating func dropMarks(_ context: inout ScreenContext) {
        anchor = nil
        guard !marks.isEmpty else { return }
        context.say("\(NumberText.grouped(marks.count)) marked before: not marked any more")
        marks = [:]
    }
}
