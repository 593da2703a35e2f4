/** A module's table: the model, and the migration that makes it and puts it behind the fences. */
export const dataFiles = (names, stamp) => [
  [`prisma/schema/${names.name}.prisma`, model(names)],
  [`prisma/migrations/${stamp}_${names.name.replaceAll('-', '_')}/migration.sql`, migration(names)],
]

const model = ({
  Model,
  table,
}) => `// States are text with a CHECK: enum comparison is not leakproof, so row-level security would keep it from using an index.

model ${Model} {
  estateId  String   @default(dbgenerated("(current_setting('app.estate_id'::text))::uuid")) @map("estate_id") @db.Uuid
  id        String   @default(dbgenerated("uuidv7()")) @db.Uuid
  name      String
  /// open or closed.
  status    String   @default("open")
  createdAt DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  updatedAt DateTime @default(now()) @updatedAt @map("updated_at") @db.Timestamptz(3)

  @@id([estateId, id])
  @@index([estateId, status, id])
  @@map("${table}")
}
`

const migration = ({ table, Title }) => `-- ${Title}: a table of the estates, behind their fences.
BEGIN;

CREATE TABLE "${table}" (
    "estate_id" UUID NOT NULL DEFAULT (current_setting('app.estate_id'::text))::uuid,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "${table}_pkey" PRIMARY KEY ("estate_id","id")
);
CREATE INDEX "${table}_estate_id_status_id_idx" ON "${table}"("estate_id", "status", "id");

ALTER TABLE "${table}" ADD CONSTRAINT "${table}_estate_fkey" FOREIGN KEY (estate_id) REFERENCES estate(id);
ALTER TABLE "${table}" ADD CONSTRAINT "${table}_status_check" CHECK (status IN ('open', 'closed'));
SELECT fence('${table}'::regclass);

COMMIT;
`
