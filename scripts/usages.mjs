// What every command says of itself at --help. It stands apart from the commands, so that it can be said
// without a database, settings or installed packages, and nothing is started.

/** @type {Readonly<Record<string, string>>} By the name of the program in this folder. */
export const USAGES = {
  backup: `npm run backup -- FILE

Writes everything in the database into a new FILE, of one moment, while the app goes on: by pg_dump
where it is installed and of the server's version or newer, else by this program itself. npm run
restore takes both. Who is signed in is left out. The secrets of the app are not in the database: keep
NEXTAUTH_SECRET beside the file, and keep both as you keep the database.

What was erased up to now is added to the list that ERASURE_LIST names, or else to grounded.erasures
in the folder of FILE. npm run restore erases it again, from every backup that was made before.`,
  bench: `npm run bench -- NAME [ARGUMENT]

Runs one of the programs of bench/, which print figures beside the limits that they are held against.
NAME alone, misspelt or left out, lists them. agreement takes the path of the published ratings, unchanged
a commit.`,
  build: `npm run build

Builds the app that npm start serves.`,
  "create-owner": `npm run create-owner -- EMAIL [--new-password]

Makes an administrator's account and prints its password, once. It becomes the owner of every study
without members. With --new-password, an account that is there already gets a new password, loses its
second factor and its API tokens, is signed out everywhere and becomes an administrator.`,
  database: `npm run database [-- FOLDER]

Starts the development database alone, of FOLDER under .data/ (postgres-dev), and prints its addresses,
until Ctrl-C.`,
  demo: `npm run demo

From a bare checkout to the app with its demo studies: installs, starts its own PostgreSQL, seeds, builds,
serves, and prints three links. Ctrl-C stops it; the data stay in .data/.

DATABASE_URL   a PostgreSQL server to use instead
PORT, HOST     where to listen; without them the first free port from 3000 on 127.0.0.1
NEXTAUTH_URL   the address that browsers use`,
  dev: `npm run dev

The app with reloading, on a database of its own with the demo studies, until Ctrl-C. PORT says where to
listen.`,
  erasures: `npm run erasures -- LIST

Adds to the file LIST what was erased up to now: participants' data, recruiters' ids, pilots. The entries
are hashes keyed by NEXTAUTH_SECRET. Keep the list beside the backups: npm run restore erases what it
names again. npm run backup does the same for the folder of its file, and the app after each erasure for
the file that ERASURE_LIST names.`,
  migrate: `npm run migrate

Brings the database of DATABASE_URL to this version, as the role of MIGRATION_DATABASE_URL where that is
set, and grants the app's role what it may do.`,
  restore: `npm run restore -- FILE [--erasures LIST | --without-erasures]

Restores a backup into the database of DATABASE_URL, or the demo's, which has to be empty (createdb
makes such a one), and brings it to this version; MIGRATION_DATABASE_URL, where it is set, names its
owner, and the app's role is granted what it needs. Everybody signs in again. Links that participants
and staff were sent go on working with the NEXTAUTH_SECRET that the app had.

What was erased after the backup was made is erased again: by LIST, or else by the list that
ERASURE_LIST names, or by grounded.erasures in the folder of FILE. --without-erasures leaves it in.`,
  start: `npm start

Applies pending migrations and serves the built app, until Ctrl-C.

NEXTAUTH_SECRET          32 characters or more; needed
DATABASE_URL             the app's role; needed
NEXTAUTH_URL             the public address; needed
MIGRATION_DATABASE_URL   the owner of the tables, for the migrations
PORT, HOST               where to listen: 3000 and 127.0.0.1
README.md names the other settings.`,
  "study-file": `npm run study -- validate FILE
npm run study -- import FILE --study NAME [--title TITLE] [--owner EMAIL]
npm run study -- import BUNDLE.zip [--study NAME] [--title TITLE] [--owner EMAIL]
npm run --silent study -- export NAME [--without-content] > FILE
npm run study -- diff FILE --study NAME

A study as a file: its methods, its protocol and its content, and nothing of its people. NAME is the
short name, as in the study's address. An import makes a draft; it belongs to the account --owner, or
else to the earliest one that may create studies. An import, exported again, has the same hash, which is said each time. A
bundle makes a closed study, with its people's answers and the same comparison. diff
says what the file has otherwise than the study, and ends with the status 1 where there is something.`,
  test: `npm test, or one of its parts: npm run check | test:unit | test:db | e2e | pictures [-- FILE…]

Format, lint, types, unit tests, database tests and journeys in a browser; pictures draws every page. File
names narrow a part down.`,
  "verify-assignment": `npm run verify-assignment -- STUDY

Plans every participant's trials again from the study's seed and its assignment log, and compares
them with what is stored. STUDY is the short name, as in the study's address.`,
};

/** @param {readonly string[]} args */
export function asksForHelp(args) {
  return args.includes("--help") || args.includes("-h");
}

/**
 * Says what the command does, where that is all that was asked, and leaves the process.
 * @param {string} name
 */
export function helpOnly(name) {
  const usage = USAGES[name];
  if (usage === undefined || !asksForHelp(process.argv.slice(2))) return;
  console.log(usage);
  process.exit(0);
}
