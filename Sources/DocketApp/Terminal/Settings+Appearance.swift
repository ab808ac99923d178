extension Settings {
    private func text(_ key: String) -> String {
        Setting.named(key).map { value(of: $0).text } ?? ""
    }

    var theme: String { text("theme") }
    var borders: String { text("borders") }
    var mouse: Bool { text("mouse") != "false" }
}
