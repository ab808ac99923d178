internal import DocketDomain
internal import Foundation

/// What an agent's settings may be.
struct AgentRules {
    let name: String

    func checkName() throws(AgentSettingsError) {
        let isName =
            (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        guard isName else {
            throw AgentSettingsError("name", "An agent's name is 1 to 64 letters, digits, “-” and “_”. Rename it.")
        }
    }

    func endpoint(_ url: String?) throws(AgentSettingsError) -> Endpoint {
        guard let url, !url.isEmpty else {
            throw wrong("url", "needs a url, such as http://127.0.0.1:11434/v1")
        }
        guard let endpoint = Endpoint(url) else {
            throw wrong(
                "url",
                "has a url that is no http or https address without user, query and fragment. It looks like http://127.0.0.1:11434/v1"
            )
        }
        return endpoint
    }

    func model(_ model: String?) throws(AgentSettingsError) -> String {
        guard let model, !model.isEmpty, model.utf8.count <= 256, model.trimmed == model,
            SuspiciousText(model).isEmpty, !model.contains(where: \.isNewline)
        else {
            throw wrong(
                "model", "needs the name of a model, such as qwen3:8b; `docket agents models \(name)` lists them")
        }
        return model
    }

    func key(_ variable: String?, _ file: String?) throws(AgentSettingsError) -> SecretSource? {
        switch (variable, file) {
        case (nil, nil): return nil
        case (let variable?, nil):
            guard !variable.isEmpty,
                !variable.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "=") })
            else {
                throw wrong("key_env", "has a key_env that is no name of an environment variable, such as ANALYST_KEY")
            }
            return .environment(variable)
        case (nil, let file?):
            guard file.hasPrefix("/"), !file.utf8.contains(where: { $0 < 0x20 }) else {
                throw wrong("key_file", "has a key_file that is no absolute path, such as /home/me/.config/docket/key")
            }
            return .file(file)
        case (_?, _?):
            throw wrong("key_file", "has both key_env and key_file. Leave one of them out")
        }
    }

    func check(_ answers: [ArtifactKind]) throws(AgentSettingsError) {
        for kind in answers where !ArtifactKind.known.contains(kind) {
            let known = ArtifactKind.known.map(\.rawValue).joined(separator: ", ")
            throw wrong("answers", "answers a kind of artifact that there is not: it may be \(known)")
        }
    }

    func check(_ key: String, _ value: Int, in range: ClosedRange<Int>) throws(AgentSettingsError) {
        guard range.contains(value) else {
            throw wrong(key, "has a \(key) of \(value): it is from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    func check(_ prices: TokenPrices) throws(AgentSettingsError) {
        guard [prices.input, prices.output].allSatisfy({ !$0.isNaN && $0 >= 0 && $0 <= 1_000_000 }) else {
            throw wrong("prices", "has prices that are none: they are of a million tokens, from 0 up")
        }
    }

    private func wrong(_ key: String, _ what: String) -> AgentSettingsError {
        AgentSettingsError(key, "The agent “\(name)” \(what).")
    }
}
