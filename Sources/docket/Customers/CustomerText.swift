import DocketDomain

/// Customers in words.
enum CustomerText {
    static func whole(_ profile: CustomerProfile, showsSensitive: Bool) -> String {
        let summary = profile.summary
        var facts = ["customer:\(summary.id)", summary.rmID.map { "RM \($0)" } ?? "no RM"]
        if summary.pendingCount > 0 { facts.append("\(summary.pendingCount) pending") }
        if summary.isErased { facts.append("erased") }
        let head = "\(ExactText.line(summary.name))\n\(VisibleText.line(facts.joined(separator: " · ")))"
        let groups = sections(profile, ProfileText(schema: profile.schema, showsSensitive: showsSensitive))
        return ([head] + (groups.isEmpty ? ["No values yet."] : groups)).joined(separator: "\n\n")
    }

    /// Each group of the schema that has a value, then what the schema does not know any more.
    private static func sections(_ profile: CustomerProfile, _ words: ProfileText) -> [String] {
        let width = profile.values.keys.map { VisibleText.line(words.label($0)).width }.max() ?? 0
        func section(_ title: String, _ keys: [String]) -> String? {
            let lines = keys.compactMap { key in
                profile.values[key].map { line(key, $0, words, width) }
            }
            return lines.isEmpty ? nil : ([VisibleText.line(title)] + lines).joined(separator: "\n")
        }
        var sections = profile.schema.groups.compactMap { group in
            section(group.label, profile.schema.fields.filter { $0.group == group.key }.map(\.key))
        }
        let unknown = profile.values.keys.filter { profile.schema.field($0) == nil }.sorted()
        if let rest = section("No longer in the schema", unknown) { sections.append(rest) }
        return sections
    }

    private static func line(_ key: String, _ value: ProfileValue, _ words: ProfileText, _ width: Int) -> String {
        let origin = "\(value.setBy), \(value.setAt.local)" + (value.artifactID.map { ", artifact:\($0)" } ?? "")
        let label = VisibleText.line(words.label(key)).padded(to: width)
        return "  \(label)  \(words.line(value.value, of: key))  (\(VisibleText.line(origin)))"
    }
}
