extension Role {
    /// What a token of such a user can be good for: an agent never decides.
    var tokenScopes: [TokenScope] { self == .agent ? [.read, .write] : TokenScope.allCases }
}
