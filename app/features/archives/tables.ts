/** Ids that rows of another table may name: what belongs to the workspace. */
export type Owner = 'workspace' | 'record' | 'dataset_load' | 'expert_profile' | 'matching_round'

/** A table that an archive holds: which of its rows, and by which column they belong to the workspace. */
export type ArchivedTable = {
  name: string
  owner: { column: string; of: Owner }
  /** In which order they stand, so that equal contents make equal archives. */
  order: string
  /** What is not taken: it says something of this portal alone, or is a secret. */
  omit?: readonly string[]
}

/** Every table of an archive, each after those that its rows name. The fields of a row are the columns of the table, as the schema documents them. */
export const ARCHIVED: readonly ArchivedTable[] = [
  // Its organisation goes by its identifier, in organisation.ndjson; the profile's revision starts anew.
  { name: 'workspace', owner: { column: 'id', of: 'workspace' }, order: 'id', omit: ['organisation_id', 'is_demo'] },
  { name: 'record', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id' },
  { name: 'record_version', owner: { column: 'record_id', of: 'record' }, order: 'record_id, number' },
  { name: 'record_part', owner: { column: 'record_id', of: 'record' }, order: 'record_id, path, since' },
  { name: 'working_part', owner: { column: 'record_id', of: 'record' }, order: 'record_id, path' },
  { name: 'record_source', owner: { column: 'record_id', of: 'record' }, order: 'record_id, revision' },
  { name: 'review_comment', owner: { column: 'record_id', of: 'record' }, order: 'id' },
  { name: 'text_origin', owner: { column: 'record_id', of: 'record' }, order: 'record_id, path, lang, text_key, source_key' },
  { name: 'event', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id' },
  { name: 'dataset', owner: { column: 'record_id', of: 'record' }, order: 'record_id' },
  { name: 'dataset_load', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id' },
  { name: 'dataset_table', owner: { column: 'load_id', of: 'dataset_load' }, order: 'load_id, position' },
  // An account is of its portal: whoever a profile is about takes it over there by a link of its own.
  { name: 'expert_profile', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id', omit: ['user_id', 'is_demo'] },
  { name: 'skill_verification', owner: { column: 'profile_id', of: 'expert_profile' }, order: 'id' },
  { name: 'matching_round', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id' },
  { name: 'round_assignment', owner: { column: 'round_id', of: 'matching_round' }, order: 'round_id, need_id, profile_id' },
  { name: 'match_decision', owner: { column: 'workspace_id', of: 'workspace' }, order: 'need_id, profile_id' },
  { name: 'match', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id' },
  { name: 'import', owner: { column: 'workspace_id', of: 'workspace' }, order: 'id' },
]

/** Columns that name a person; each person stands in people.ndjson. */
export const PEOPLE_COLUMNS: ReadonlySet<string> = new Set([
  'user_id',
  'actor_id',
  'owner_id',
  'author_id',
  'answered_by_id',
  'created_by_id',
  'submitted_by_id',
  'published_by_id',
  'validator_id',
  'decided_by_id',
  'sent_by_id',
  'verified_by_id',
  'expert_answered_by_id',
  'requester_answered_by_id',
  'editors',
  'working_editors',
  'approved_by',
])

const DERIVED = 'derived again from the records when an archive is loaded'
const SECRET = 'a secret of this portal, of use nowhere else'
const INSTANCE = 'belongs to the instance'
const ACCOUNT = 'belongs to a person’s account, which is of its portal'
const PASSING = 'matters for hours at most'
const MADE_HERE = 'tells of work on this portal that is over'

/** Every other table, and why no archive of a workspace holds it. Backups hold all but those in backup-format.ts. */
export const NOT_ARCHIVED: Readonly<Record<string, string>> = {
  membership: 'stands in people.ndjson, by address',
  organisation: 'the workspace’s own stands in organisation.ndjson, by identifier',
  need_entry: DERIVED,
  project_entry: DERIVED,
  dataset_entry: DERIVED,
  need_project: DERIVED,
  dataset_link: DERIVED,
  expertise_ask: DERIVED,
  record_translation: DERIVED,
  map_place: DERIVED,
  map_roll: DERIVED,
  map_delta: DERIVED,
  search_word: DERIVED,
  search_new_word: DERIVED,
  organisation_key: DERIVED,
  organisation_pair: INSTANCE,
  organisation_merge: INSTANCE,
  exchange_rate: INSTANCE,
  setting: INSTANCE,
  mail: INSTANCE,
  security_event: INSTANCE,
  archive: INSTANCE,
  archive_load: INSTANCE,
  workspace_request: INSTANCE,
  user: ACCOUNT,
  account: ACCOUNT,
  session: ACCOUNT,
  verification: ACCOUNT,
  passkey: ACCOUNT,
  authenticator: ACCOUNT,
  recovery_code: ACCOUNT,
  external_identity: ACCOUNT,
  known_network: ACCOUNT,
  sign_in_proof: ACCOUNT,
  email_change: ACCOUNT,
  register_choice: ACCOUNT,
  register_view: ACCOUNT,
  api_token: SECRET,
  api_token_network: SECRET,
  invitation: SECRET,
  match_link: SECRET,
  expert_invitation: SECRET,
  presence: PASSING,
  translation_file: PASSING,
  bulk_change: MADE_HERE,
  bulk_line: MADE_HERE,
  bulk_row: MADE_HERE,
}
