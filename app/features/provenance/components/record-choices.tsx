import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { useEdit } from './edit-state.ts'

type RecordChoiceProps = {
  /** The fact that holds the id of the linked record. */
  name: string
  recordId: string
  /** Null where it is no longer there, or no longer for its reader. */
  title: TaggedText | null
  /** Whose it is and what it is, in words. */
  details: readonly string[]
  publication: Publication
  workingState: WorkingState
}

type RecordChoicesProps = {
  records: readonly RecordChoiceProps[]
  /** What stands for a record that is no longer there, and for a link that another kept. */
  words: { gone: string; kept: string }
}

/** Other records that a record is linked to or may be, each to be checked or unchecked. */
export function RecordChoices({ records, words }: RecordChoicesProps) {
  const edit = useEdit()
  return (
    <div className="mt-3 divide-y divide-line border-y border-line">
      {records.map(({ name, recordId, title, details, publication, workingState }) => (
        <div key={name} className="py-2">
          <input type="hidden" name={name} value="" />
          <Checkbox
            name={name}
            value={recordId}
            defaultChecked={edit.value(name) !== ''}
            error={edit.error(name)}
            label={title ? <LanguageTaggedText {...title} /> : words.gone}
            hint={
              title && (
                <>
                  {details.map((detail, index) => (
                    <span key={detail}>
                      {index > 0 && ' · '}
                      <bdi className="wrap-anywhere">{detail}</bdi>
                    </span>
                  ))}
                  {publication !== 'PUBLISHED' && (
                    <span className="ms-2 inline-block align-middle">
                      <RecordStatus publication={publication} workingCopy={workingState} />
                    </span>
                  )}
                </>
              )
            }
          />
          <ConflictChoice name={name} describe={() => words.kept} />
        </div>
      ))}
    </div>
  )
}
