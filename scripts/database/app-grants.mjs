/**
 * All that the app's role may do: what is not here is refused by the database. `npm run migrate` and
 * `npm start` grant it after the migrations, and a test compares it with the database's catalogue, so a
 * new table, column, sequence or function needs its line here.
 *
 * may: on the whole table; SELECT and INSERT alone make it append-only for the app. changes: the columns
 * that the app may UPDATE. keeps: the others, which stay as they were stored.
 * @typedef {{ may: string, changes?: string, keeps?: string }} TableGrant
 */

/** @type {Record<string, TableGrant>} */
export const TABLES = {
  // What was answered, decided and done: written once.
  response: { may: "SELECT INSERT" },
  rating: { may: "SELECT INSERT" },
  answer: { may: "SELECT INSERT" },
  assignment_entry: { may: "SELECT INSERT" },
  participant_event: { may: "SELECT INSERT" },
  exclusion: { may: "SELECT INSERT" },
  explanation_retirement: { may: "SELECT INSERT" },
  export_record: { may: "SELECT INSERT" },
  audit_entry: { may: "SELECT INSERT" },
  recruiter_message: { may: "SELECT INSERT" },

  // Participants. Their rows go, and their ids are erased, by functions alone.
  participant: {
    may: "SELECT INSERT",
    changes:
      "status cell about_you_at instructed_at completed_at ended_at reserved_until kept_until places_freed_at comprehension_tries attention_failures recruiter_status recruiter_status_at",
    keeps:
      "id study_id ordinal code protocol_version_id source external_id_hash language device_hash consented_at erased_responses",
  },
  recruiter_identity: {
    may: "SELECT INSERT",
    changes: "parameters",
    keeps: "participant_id study_id",
  },
  trial: {
    may: "SELECT INSERT",
    changes: "position replaced_at",
    keeps: "id study_id participant_id explanation_id",
  },

  // Studies. Content is deleted in drafts; the database's own guards refuse it afterwards.
  study: {
    may: "SELECT INSERT",
    changes: "title status opened_at closed_at erase_recruiter_ids_on order_known",
    keeps: "id slug seed created_at erasures discarded_pilots",
  },
  study_arrivals: {
    may: "SELECT INSERT",
    changes: "last_ordinal last_invitation",
    keeps: "study_id",
  },
  visit_count: { may: "SELECT INSERT", changes: "visits", keeps: "study_id outcome" },
  study_member: { may: "SELECT INSERT DELETE", changes: "role", keeps: "study_id user_id" },
  protocol_version: {
    may: "SELECT INSERT",
    changes: "document hash opened_at plan_reason plan_user_id",
    keeps: "id study_id number",
  },
  construct: {
    may: "SELECT INSERT DELETE",
    changes: "position statement points reversed",
    keeps: "id study_id key",
  },
  method: {
    may: "SELECT INSERT DELETE",
    changes: "key label position factors colour",
    keeps: "id study_id",
  },
  model_run: {
    may: "SELECT INSERT DELETE",
    changes: "test_accuracy",
    keeps: "id study_id method_id model_size run_number",
  },
  question: {
    may: "SELECT INSERT DELETE",
    changes: "stem choices labels gold_index",
    keeps: "id study_id external_id",
  },
  explanation: {
    may: "SELECT INSERT DELETE",
    changes: "text length answer_text answer_index retired_at retired_reason",
    keeps: "id study_id question_id method_id model_run_id",
  },

  // Accounts.
  user_account: {
    may: "SELECT INSERT",
    changes: "name password_hash role proven_at alerts",
    keeps: "id email created_at",
  },
  staff_session: {
    may: "SELECT INSERT DELETE",
    changes: "last_seen_at",
    keeps: "id user_id created_at expires_at browser by_password",
  },
  staff_identity: { may: "SELECT INSERT DELETE" },
  staff_invitation: {
    may: "SELECT INSERT",
    changes: "accepted_at revoked_at claimed_by",
    keeps: "id study_id email role token_hash proves invited_by created_at expires_at",
  },
  second_factor: {
    may: "SELECT INSERT DELETE",
    changes: "confirmed_at last_step",
    keeps: "user_id secret created_at",
  },
  recovery_code: { may: "SELECT INSERT DELETE" },
  account_link: {
    may: "SELECT INSERT DELETE",
    changes: "used_at",
    keeps: "id user_id token_hash created_at expires_at",
  },
  installation_audit_entry: { may: "SELECT INSERT" },
  api_token: {
    may: "SELECT INSERT",
    changes: "last_used_at revoked_at",
    keeps: "id study_id user_id name token_hash scopes created_at expires_at",
  },
  sign_in_failure: { may: "SELECT INSERT DELETE", changes: "failures last_at", keeps: "key" },
  api_usage: { may: "SELECT INSERT DELETE", changes: "window_start used", keeps: "key" },

  // Which migrations there were, to know whether some are pending.
  _prisma_migrations: { may: "SELECT" },
  // Written by the functions below alone: it lets them past the guards of append-only tables.
  deletion_under_way: { may: "" },
};

/** Numbers of new rows. */
export const SEQUENCES = [
  "exclusion_id_seq",
  "explanation_retirement_id_seq",
  "participant_event_id_seq",
];

/** They run with the owner's rights, and look at the study and its state themselves. */
export const FUNCTIONS = [
  "erase_participant(uuid,uuid,uuid,text)",
  "erase_recruiter_ids(uuid,uuid)",
  "discard_pilot(uuid,uuid)",
  "analyse_imported(text)",
  "make_import_tables()",
  "index_import_table(text)",
  "make_export_tables()",
  "analyse_export_tables()",
];

const words = (/** @type {string} */ text) => text.split(" ").filter((word) => word !== "");

/**
 * The same, one privilege after the other, in the words of a GRANT: "SELECT ON TABLE answer".
 * @param {string} database its name, quoted where it has to be
 */
export function appGrants(database) {
  const tables = Object.entries(TABLES).flatMap(([table, { may, changes = "" }]) => [
    ...words(may).map((privilege) => `${privilege} ON TABLE ${table}`),
    ...words(changes).map((column) => `UPDATE (${column}) ON TABLE ${table}`),
  ]);
  return new Set([
    `CONNECT ON DATABASE ${database}`,
    "USAGE ON SCHEMA public",
    ...tables,
    ...SEQUENCES.map((name) => `USAGE ON SEQUENCE ${name}`),
    ...FUNCTIONS.map((name) => `EXECUTE ON FUNCTION ${name}`),
  ]);
}

/** What everybody may do without anything being said: the app's role needs neither. */
export const LEFT_TO_EVERYBODY = /^(CONNECT ON DATABASE|USAGE ON SCHEMA public$)/;
