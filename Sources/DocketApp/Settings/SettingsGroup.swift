/// Parts of a user's settings file that are no single values: they have readers of their own. A workspace's file has
/// none of them, since it may not change what a user's keys and decisions do, nor where what they write is sent.
enum SettingsGroup: String {
    case agents, keys, sources, triggers
}
