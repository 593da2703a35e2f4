-- Somebody asks for an estate: kept until the mailbox is verified, and swept when it never is.
CREATE TABLE "founding" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "password_hash" TEXT,
    "slug" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "homes" JSONB NOT NULL DEFAULT '[]',
    "link_hash" TEXT,
    "code_hash" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "sends" INTEGER NOT NULL DEFAULT 0,
    "verified_at" TIMESTAMPTZ(3),
    "estate_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "founding_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "founding_email_folded" CHECK (email = lower(email)),
    -- Never more guesses at one code than this, however many come at once.
    CONSTRAINT "founding_code_tries_check" CHECK (code_tries BETWEEN 0 AND 5),
    -- No estate without a mailbox that was verified.
    CONSTRAINT "founding_verified_first" CHECK (estate_id IS NULL OR verified_at IS NOT NULL)
);
CREATE UNIQUE INDEX "founding_key_hash_key" ON "founding"("key_hash");
CREATE UNIQUE INDEX "founding_link_hash_key" ON "founding"("link_hash");
CREATE INDEX "founding_expires_at_idx" ON "founding"("expires_at");
ALTER TABLE "founding" ADD CONSTRAINT "founding_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
GRANT SELECT, INSERT, UPDATE, DELETE ON founding TO gatehouse_account, gatehouse_across;

-- Carries a sign-in to an estate's site: once, within a minute.
CREATE TABLE "handover" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "estate_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "handover_token_hash_key" ON "handover"("token_hash");
CREATE INDEX "handover_expires_at_idx" ON "handover"("expires_at");
ALTER TABLE "handover" ADD CONSTRAINT "handover_account_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id");
ALTER TABLE "handover" ADD CONSTRAINT "handover_estate_fkey" FOREIGN KEY ("estate_id") REFERENCES "estate"("id");
GRANT SELECT, INSERT, UPDATE, DELETE ON handover TO gatehouse_account, gatehouse_across;
