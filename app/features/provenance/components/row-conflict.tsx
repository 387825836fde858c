import { useTranslation } from 'react-i18next'
import { choiceName, type FieldConflict } from '#app/features/provenance/save-reply.ts'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { useEdit } from './edit-state.ts'

/** Somebody took the row away that this person wrote in: it comes back as it stands in the form, or stays away. */
export function RowConflict({ conflict: { name, by } }: { conflict: FieldConflict }) {
  const { t } = useTranslation('provenance')
  const edit = useEdit()
  const who = by ?? t('person.someone')
  return (
    <div className="rounded-md border border-warning bg-warning-pale p-4">
      <RadioGroup
        name={choiceName(name)}
        legend={t('conflict.rowRemoved', { who })}
        defaultValue={edit.value(choiceName(name))}
        options={[
          { value: 'mine', label: t('conflict.keepRow') },
          { value: 'theirs', label: t('conflict.leaveRow') },
        ]}
      />
    </div>
  )
}
