const holder = globalThis as typeof globalThis & { passerelleOperator?: string | undefined }

export function setUpOperator(name: string | undefined): void {
  holder.passerelleOperator = name
}

/** Who runs this portal, as the one who installed it wrote it (PORTAL_OPERATOR); undefined where they did not. */
export const operatorName = (): string | undefined => holder.passerelleOperator
