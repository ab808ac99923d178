package import DocketAssistants
import DocketDomain
package import Foundation
import Yams

/// The `agents:` of a user's own settings. A workspace's file has none: whoever can write to a workspace must not be
/// able to have what others write sent anywhere.
package struct AgentConfiguration: Hashable, Sendable {
    /// In the order of the settings, after the one that is built in.
    package let agents: [AgentSettings]

    /// Reads the settings file; where there is none, the only agent is the one that is built in.
    ///
    /// - Parameter directories: Tell which home is meant by `~`.
    /// - Throws: `SettingsError` that names the agent.
    package init(_ url: URL, in directories: Directories) throws(SettingsError) {
        var agents: [AgentSettings] = []
        do throws(AgentSettingsError) {
            agents.append(try AgentSettings(name: Self.offline, kind: .offline))
        } catch {
            throw SettingsError(error.message)
        }
        if let node = try SettingsFile(url, of: .user).node(of: .agents) {
            guard let mapping = node.mapping else {
                throw Self.wrong("Agents are written as “NAME: {kind: openai, url: …, model: …}”.", url, node)
            }
            for (name, value) in mapping {
                let agent = try Self.agent(name.scalar?.string ?? "", value, url, directories)
                guard !agents.contains(where: { $0.name == agent.name }) else {
                    throw Self.wrong("There is an agent “\(agent.name)” already.", url, name)
                }
                agents.append(agent)
            }
        }
        self.agents = agents
    }

    static let offline = "offline"

    private static let keys = [
        "kind", "url", "model", "key_env", "key_file", "answers", "context_tokens", "sees_sensitive", "images",
        "timeout", "prices", "requests_per_minute", "tools",
    ]

    private static func agent(
        _ name: String, _ node: Node, _ url: URL, _ directories: Directories
    ) throws(SettingsError) -> AgentSettings {
        guard let mapping = node.mapping else {
            throw wrong("The agent “\(name)” needs a kind, a url and a model.", url, node)
        }
        for (key, _) in mapping where !keys.contains(key.scalar?.string ?? "") {
            throw wrong("The agent “\(name)” can have \(keys.joined(separator: ", ")).", url, key)
        }
        func number(_ key: String) throws(SettingsError) -> Int? {
            guard let value = mapping[key] else { return nil }
            guard let number = value.scalar.flatMap({ Int($0.string) }) else {
                throw wrong("\(key) of “\(name)” is a whole number.", url, value)
            }
            return number
        }
        let kindText = mapping["kind"]?.scalar?.string ?? ""
        guard let kind = AgentSettings.Kind(rawValue: kindText) else {
            let kinds = AgentSettings.Kind.allCases.map(\.rawValue).joined(separator: " or ")
            throw wrong("The kind of “\(name)” is \(kinds).", url, mapping["kind"] ?? node)
        }
        func flag(_ key: String) throws(SettingsError) -> Bool? {
            guard let value = mapping[key] else { return nil }
            guard let flag = value.scalar.flatMap({ Bool($0.string) }) else {
                throw wrong("\(key) of “\(name)” is true or false.", url, value)
            }
            return flag
        }
        let seesSensitive = try flag("sees_sensitive") ?? false
        let takesPictures = try flag("images") ?? false
        let tools = try flag("tools")
        let contextTokens = try number("context_tokens") ?? AgentSettings.standardContextTokens
        let timeout = try number("timeout") ?? AgentSettings.standardTimeout
        let pace = try number("requests_per_minute")
        let prices = try prices(mapping["prices"], name, url)
        do throws(AgentSettingsError) {
            return try AgentSettings(
                name: name, kind: kind, url: mapping["url"]?.scalar?.string,
                model: mapping["model"]?.scalar?.string, keyEnvironment: mapping["key_env"]?.scalar?.string,
                keyFile: (mapping["key_file"]?.scalar?.string).map(directories.expandingTilde),
                answers: (mapping["answers"]?.sequence?.compactMap(\.scalar?.string) ?? []).map {
                    ArtifactKind(rawValue: $0)
                },
                contextTokens: contextTokens, seesSensitive: seesSensitive, takesPictures: takesPictures,
                timeout: timeout, prices: prices, requestsPerMinute: pace, tools: tools)
        } catch {
            throw wrong(error.message, url, mapping[error.key] ?? node)
        }
    }

    private static func prices(_ node: Node?, _ name: String, _ url: URL) throws(SettingsError) -> TokenPrices? {
        guard let node else { return nil }
        guard let input = node.mapping?["input"]?.scalar.flatMap({ Decimal(string: $0.string) }),
            let output = node.mapping?["output"]?.scalar.flatMap({ Decimal(string: $0.string) })
        else {
            throw wrong("The prices of “\(name)” are {input: …, output: …}, for a million tokens.", url, node)
        }
        return TokenPrices(input: input, output: output)
    }

    private static func wrong(_ message: String, _ url: URL, _ node: Node) -> SettingsError {
        SettingsError(message, file: url.path, key: SettingsGroup.agents.rawValue, line: node.mark?.line)
    }
}
