import DocketDomain

/// What became of a proposal that does not wait any more, as people say it: “Omar accepted this 3 s ago”.
enum SettledText {
    /// Nothing where it waits.
    static func text(of item: ReviewItem, _ shared: SharedState) -> String? {
        guard item.status != .pending else { return nil }
        guard let decision = item.decision else { return "Whoever proposed this has withdrawn it" }
        let who = decision.by == shared.identity.viewer.userID ? "You" : shared.identity.name(of: decision.by).shown
        let what =
            switch decision.status {
            case .rejected: "rejected this"
            case .edited: "changed and accepted this"
            case .superseded: "gave the profile this value"
            case .withdrawn: "withdrew this"
            case .accepted, .pending: "accepted this"
            }
        return "\(who) \(what) \(shared.times.ago(decision.at))"
    }

    /// What is said of a proposal that can't be read any more.
    static let gone = "This does not wait for you any more"

    /// When the text says something else: it counts the seconds of the first minute, and no more.
    static func wake(of item: ReviewItem, _ now: Timestamp) -> Wake? {
        guard let at = item.decision?.at.milliseconds, case let age = now.milliseconds - at, age < 60_000 else {
            return nil
        }
        return Wake(at: Timestamp(milliseconds: max(now.milliseconds + 1, at + (max(0, age) / 1000 + 1) * 1000)))
    }
}
