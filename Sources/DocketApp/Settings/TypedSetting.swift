/// A row of the table of settings, with the type that its values have in the program.
struct TypedSetting<Value: Sendable>: Sendable {
    let row: Setting
    /// The value where nothing else is set.
    let standard: Value
    /// Reads a value from the one way in which it is kept.
    let read: @Sendable (String) -> Value?
}

extension TypedSetting where Value == Bool {
    init(_ key: String, _ standard: Bool, _ summary: String, in place: Setting.Place = .anywhere) {
        row = Setting(key: key, kind: .flag, standard: String(standard), summary: summary, place: place)
        self.standard = standard
        read = { Bool($0) }
    }
}

extension TypedSetting where Value == Int {
    init(
        _ key: String, _ standard: Int, from range: ClosedRange<Int>, _ summary: String,
        in place: Setting.Place = .anywhere
    ) {
        row = Setting(key: key, kind: .number(range), standard: String(standard), summary: summary, place: place)
        self.standard = standard
        read = { Int($0) }
    }
}

extension TypedSetting where Value == Double {
    /// A number from 0 to 1.
    init(_ key: String, _ standard: Double, _ summary: String, in place: Setting.Place = .anywhere) {
        row = Setting(key: key, kind: .share, standard: String(standard), summary: summary, place: place)
        self.standard = standard
        read = { Double($0) }
    }
}

extension TypedSetting where Value == String {
    /// - Parameter form: What is written, in words.
    init(
        _ key: String, _ standard: String = "", as form: String, taking rule: Setting.TextRule = .anything,
        _ summary: String, in place: Setting.Place = .anywhere
    ) {
        row = Setting(key: key, kind: .text(form, rule), standard: standard, summary: summary, place: place)
        self.standard = standard
        read = { $0 }
    }
}

extension TypedSetting where Value: RawRepresentable<String> {
    init(
        _ key: String, _ standard: Value, of choices: [Value], _ summary: String, in place: Setting.Place = .anywhere
    ) {
        row = Setting(
            key: key, kind: .choice(choices.map(\.rawValue)), standard: standard.rawValue, summary: summary,
            place: place)
        self.standard = standard
        read = { Value(rawValue: $0) }
    }
}
