import type { RowStep } from '#app/features/projects/edit-steps.ts'
import type { RowForm } from '#app/features/projects/queries/edit-step.server.ts'
import { BudgetFields, TransactionFields } from './money-fields.tsx'
import { ContactFields, DocumentFields, OrganisationFields, RelatedFields } from './mention-fields.tsx'
import { PlaceFields, type FoundPlaces } from './place-fields.tsx'

export type RowFieldsProps = { language: string; form: RowForm }

/** The fields of one row of a table. `found` are settlements that the server found for the form, where there is no script. */
export function RowFields({ step, found, ...props }: RowFieldsProps & { step: RowStep; found: FoundPlaces | undefined }) {
  switch (step) {
    case 'places':
      return <PlaceFields {...props} found={found} />
    case 'organisations':
      return <OrganisationFields {...props} />
    case 'budgets':
      return <BudgetFields {...props} />
    case 'transactions':
      return <TransactionFields {...props} />
    case 'documents':
      return <DocumentFields {...props} />
    case 'contacts':
      return <ContactFields {...props} />
    case 'related':
      return <RelatedFields {...props} />
  }
}
