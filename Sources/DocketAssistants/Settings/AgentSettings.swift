package import DocketDomain

/// An assistant as a user's settings describe it.
package struct AgentSettings: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Built in: it needs no network.
        case offline
        /// Whatever speaks the OpenAI chat completions protocol.
        case openAI = "openai"
    }

    package let name: String
    package let kind: Kind
    /// As it was written; empty where the agent needs none.
    package let url: String
    package let model: String?
    package let key: SecretSource?
    /// The kinds of artifacts whose threads it answers unless told otherwise.
    package let answers: [ArtifactKind]
    package let contextTokens: Int
    /// Whether it is given fields of a customer that the schema calls sensitive.
    package let seesSensitive: Bool
    /// Whether its model looks at pictures.
    package let takesPictures: Bool
    /// Until the first token, and between two.
    package let timeout: Duration
    package let prices: TokenPrices?
    package let requestsPerMinute: Int?
    /// Whether it is offered tools; where nothing is said, until its server refuses them.
    package let tools: Bool?
    let endpoint: Endpoint?

    package static let standardContextTokens = 16_000
    package static let standardTimeout = 60
    private static let contextTokenLimits = 500...10_000_000
    private static let timeouts = 1...3600
    private static let paces = 1...100_000

    /// - Parameters:
    ///   - keyEnvironment: `key_env`
    ///   - keyFile: `key_file`, an absolute path.
    ///   - takesPictures: `images`
    ///   - timeout: In seconds.
    package init(
        name: String, kind: Kind, url: String? = nil, model: String? = nil, keyEnvironment: String? = nil,
        keyFile: String? = nil, answers: [ArtifactKind] = [], contextTokens: Int = standardContextTokens,
        seesSensitive: Bool = false, takesPictures: Bool = false, timeout: Int = standardTimeout,
        prices: TokenPrices? = nil, requestsPerMinute: Int? = nil, tools: Bool? = nil
    ) throws(AgentSettingsError) {
        let rules = AgentRules(name: name)
        try rules.checkName()
        endpoint = try kind == .openAI ? rules.endpoint(url) : nil
        self.model = try kind == .openAI ? rules.model(model) : nil
        key = try rules.key(keyEnvironment, keyFile)
        try rules.check(answers)
        try rules.check("context_tokens", contextTokens, in: Self.contextTokenLimits)
        try rules.check("timeout", timeout, in: Self.timeouts)
        if let requestsPerMinute { try rules.check("requests_per_minute", requestsPerMinute, in: Self.paces) }
        if let prices { try rules.check(prices) }
        self.name = name
        self.kind = kind
        self.url = endpoint.map { $0.origin + $0.path } ?? ""
        self.answers = answers
        self.contextTokens = contextTokens
        self.seesSensitive = seesSensitive
        self.takesPictures = takesPictures
        self.timeout = .seconds(timeout)
        self.prices = prices
        self.requestsPerMinute = requestsPerMinute
        self.tools = tools
    }

    /// Whether the key crosses a network that others may listen to: a reason to warn.
    package var isKeySentInClear: Bool {
        guard key != nil, let endpoint else { return false }
        return endpoint.scheme == "http" && !endpoint.isLoopback
    }

    /// The key, nil where the settings name none.
    ///
    /// - Throws: `configuration` that says where it was looked for, and never what it is.
    package func key(environment: [String: String]) throws(DocketError) -> Secret? {
        try key?.key(environment: environment)
    }

    /// What to do about a key that was refused.
    var keyAdvice: String {
        switch key {
        case .environment(let name): "Check the key in the environment variable \(name)."
        case .file(let path): "Check the key in \(path)."
        case nil: "No key was sent: name one in agents.\(name).key_env or key_file."
        }
    }
}
