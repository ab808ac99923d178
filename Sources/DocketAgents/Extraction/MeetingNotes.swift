package import DocketDomain

/// What somebody wrote down of a meeting, and what is known of it beside.
package struct MeetingNotes: Hashable, Sendable {
    package let text: String
    package let kind: Kind
    /// The day that “next Tuesday” is counted from.
    package let day: CalendarDay
    /// The names of the customer that the notes are about.
    package let customers: [String]
    /// The names of those who advise; nobody's where they are not known.
    package let advisers: [String]
    /// A language and a region, such as `en-GB`: decides the order of dates, the marks of numbers and the currency.
    package let locale: String

    /// How the notes are laid out.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case text, vtt, srt, transcript, email

        /// Whether those present speak for themselves.
        var isDialogue: Bool { self != .text && self != .email }
    }

    package init(
        text: String, kind: Kind = .text, day: CalendarDay, customers: [String], advisers: [String] = [],
        locale: String = "en-GB"
    ) {
        self.text = text
        self.kind = kind
        self.day = day
        self.customers = customers
        self.advisers = advisers
        self.locale = locale
    }
}
