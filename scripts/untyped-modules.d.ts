// The app's own type check leaves JavaScript out; the commands have one of their own (tsconfig.json).
declare module "*.mjs";
